import type { TenantTx } from "#/lib/core/context.ts";
import { toUsage, type Usage, type UsageRow } from "./usage.ts";

/**
 * The columns of a usage row, from `messages m`: rejected, cancelled and scheduled messages were not sent; the cost is
 * what was deducted and did not come back. The index messages_usage_idx holds all of it.
 */
export function usageColumns({ sql }: TenantTx) {
  return sql`
    count(*)::int as messages_sent,
    (count(*) filter (where m.status = 'delivered'))::int as delivered,
    (count(*) filter (where m.status in ('failed', 'undelivered')))::int as failed,
    coalesce(sum(m.price_e4) filter (where m.charge in ('reserved', 'captured')), 0)::bigint as cost_e4`;
}

/** What was accepted within [from, to) of this tenant and mode. */
export function usageWhere(tx: TenantTx, from: Date, to: Date) {
  return tx.sql`
    m.tenant_id = ${tx.tenantId} and m.mode = ${tx.mode}
    and m.accepted_at >= ${from.toISOString()}::timestamptz and m.accepted_at < ${to.toISOString()}::timestamptz
    and m.status not in ('rejected', 'cancelled', 'scheduled')`;
}

/** The usage of messages accepted within [from, to), for verbs that have checked the permission themselves. */
export async function readUsage(tx: TenantTx, from: Date, to: Date): Promise<Usage> {
  const [row] = await tx.sql<UsageRow[]>`select ${usageColumns(tx)} from messages m where ${usageWhere(tx, from, to)}`;
  return toUsage(row);
}
