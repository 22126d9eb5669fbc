import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { walletNotFound } from "#/lib/wallet/errors.ts";
import { readTopUpTotal, type TopUpTotal } from "./read-top-ups.ts";
import { readUsage } from "./read-usage.ts";
import type { Usage } from "./usage.ts";

/** All the tenant has sent and topped up in this mode since it began, and what is left. Scope messages:read. */
export async function getClientStatistics(ctx: TenantCtx): Promise<Usage & TopUpTotal & { balance: Money }> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, async (tx) => {
    const [begin, end] = [new Date(0), new Date(tx.clock.now().getTime() + 60_000)];
    const [usage, topUps, [wallet]] = await Promise.all([
      readUsage(tx, begin, end),
      readTopUpTotal(tx, begin, end),
      tx.sql<{ balance_e4: bigint }[]>`
        select balance_e4 from wallets where tenant_id = ${tx.tenantId} and mode = ${tx.mode}`,
    ]);
    if (!wallet) throw walletNotFound();
    return { ...usage, ...topUps, balance: money(wallet.balance_e4) };
  });
}
