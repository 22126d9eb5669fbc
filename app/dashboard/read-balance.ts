import type { BalanceView } from "#/components/portal/balance-view.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { toKes } from "#/lib/core/money.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { getReserved } from "#/lib/wallet/get-reserved.ts";

/** The tenant's balance as the browser shows it. */
export async function readBalance(ctx: TenantCtx): Promise<BalanceView> {
  const [{ balance, units }, reserved] = await Promise.all([getBalance(ctx), getReserved(ctx)]);
  return { balance: toKes(balance), units, reserved: toKes(reserved), at: ctx.clock.now().toISOString() };
}
