import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** What is set aside for messages on their way: beside the balance, never in it. Scope wallet:read. */
export async function getReserved(ctx: TenantCtx): Promise<Money> {
  requireScope(ctx, "wallet:read");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ reserved_e4: bigint }[]>`
      select coalesce(sum(price_e4), 0)::bigint as reserved_e4 from messages
      where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and charge = 'reserved'`;
    return money(row?.reserved_e4 ?? 0n);
  });
}
