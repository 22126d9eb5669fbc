import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, wholeUnits, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { walletNotFound } from "./errors.ts";

export type Balance = {
  /** What can be spent (product.md D15). */
  balance: Money;
  pricePerSegment: Money;
  /** Whole segments the balance pays for. */
  units: number;
};

/** The tenant's balance in the context's mode. Scope wallet:read. */
export async function getBalance(ctx: TenantCtx): Promise<Balance> {
  requireScope(ctx, "wallet:read");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ balance_e4: bigint; price_e4: bigint }[]>`
      select w.balance_e4, t.price_e4
      from wallets w join tenants t on t.id = w.tenant_id
      where w.tenant_id = ${tx.tenantId} and w.mode = ${tx.mode}`;
    if (!row) throw walletNotFound();
    const balance = money(row.balance_e4);
    const pricePerSegment = money(row.price_e4);
    return { balance, pricePerSegment, units: wholeUnits(balance, pricePerSegment) };
  });
}
