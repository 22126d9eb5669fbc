import type { TenantTx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";

export type TopUpTotal = { topUps: number; toppedUp: Money };

/** How many top-ups were credited within [from, to), and their sum; for verbs that have checked the permission themselves. */
export async function readTopUpTotal(tx: TenantTx, from: Date, to: Date): Promise<TopUpTotal> {
  const [row] = await tx.sql<{ top_ups: number; topped_up_e4: bigint }[]>`
    select count(*)::int as top_ups, coalesce(sum(amount_e4), 0)::bigint as topped_up_e4
    from wallet_transactions
    where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and type = 'topup' and status = 'completed'
      and completed_at >= ${from.toISOString()}::timestamptz and completed_at < ${to.toISOString()}::timestamptz`;
  return { topUps: row?.top_ups ?? 0, toppedUp: money(row?.topped_up_e4 ?? 0n) };
}
