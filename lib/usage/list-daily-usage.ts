import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { usageColumns, usageWhere } from "./read-usage.ts";
import { toUsage, type Usage, type UsageRow } from "./usage.ts";

export type DayUsage = Usage & {
  /** YYYY-MM-DD in the zone. */
  day: string;
};

/** One row per day of the zone on which something was sent within [from, to), the earliest first. Scope messages:read. */
export async function listDailyUsage(
  ctx: TenantCtx,
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): Promise<DayUsage[]> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, async (tx) => {
    // Every zone is whole quarters of an hour from UTC: a quarter is put into its day once, not each of its messages.
    const rows = await tx.sql<(UsageRow & { day: string })[]>`
      select to_char(quarter at time zone ${timeZone}, 'YYYY-MM-DD') as day, sum(messages_sent)::int as messages_sent,
        sum(delivered)::int as delivered, sum(failed)::int as failed, sum(cost_e4)::bigint as cost_e4
      from (
        select date_bin('15 minutes', m.accepted_at, '2000-01-01T00:00:00Z') as quarter, ${usageColumns(tx)}
        from messages m where ${usageWhere(tx, from, to)} group by 1
      ) quarters
      group by 1 order by 1`;
    return rows.map(({ day, ...row }) => ({ day, ...toUsage(row) }));
  });
}
