import type { MessageStatus } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, sumMoney, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { anyMessage, messagesNamed, type MessageFilter } from "./message-filter.ts";

export type MessageSummary = {
  byStatus: Record<MessageStatus, number>;
  total: number;
  /** Not rejected, cancelled or scheduled (product.md D33). */
  sent: number;
  delivered: number;
  failed: number;
  /** Deductions less refunds of these messages. */
  cost: Money;
};

/** How many of the messages that the filter names stand at each status, and what they cost. Scope messages:read. */
export async function summariseMessages(ctx: TenantCtx, filter: Partial<MessageFilter>): Promise<MessageSummary> {
  requireScope(ctx, "messages:read");
  const rows = await withTransaction(
    ctx,
    (tx) => tx.sql<{ status: MessageStatus; count: number; cost_e4: bigint }[]>`
      select m.status, count(*)::int as count,
        coalesce(sum(m.price_e4) filter (where m.charge in ('reserved', 'captured')), 0)::bigint as cost_e4
      from messages m where ${messagesNamed(tx, { ...anyMessage, ...filter })}
      group by m.status`,
  );
  const counts = new Map(rows.map((row) => [row.status, row.count]));
  const count = (status: MessageStatus) => counts.get(status) ?? 0;
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    byStatus: {
      scheduled: count("scheduled"),
      queued: count("queued"),
      sending: count("sending"),
      unconfirmed: count("unconfirmed"),
      sent: count("sent"),
      undelivered: count("undelivered"),
      failed: count("failed"),
      delivered: count("delivered"),
      rejected: count("rejected"),
      cancelled: count("cancelled"),
    },
    total,
    sent: total - count("rejected") - count("cancelled") - count("scheduled"),
    delivered: count("delivered"),
    failed: count("failed") + count("undelivered"),
    cost: sumMoney(rows.map((row) => money(row.cost_e4))),
  };
}
