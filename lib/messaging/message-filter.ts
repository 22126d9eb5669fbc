import type { MessageStatus } from "#/db/enums.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { idAt } from "#/lib/core/ids.ts";

/** Which of the tenant's messages are meant; null: any. */
export type MessageFilter = {
  /** Accepted at or after. */
  from: Date | null;
  /** Accepted before. */
  to: Date | null;
  status: MessageStatus | null;
  sender: string | null;
  /** As stored: 254… */
  recipient: string | null;
  reference: string | null;
};

export const anyMessage: MessageFilter = {
  from: null,
  to: null,
  status: null,
  sender: null,
  recipient: null,
  reference: null,
};

/** An id is drawn before its message is accepted: by so much the ids of a period may lie beside it. */
const idSlackMs = 600_000;
const lastMs = 2 ** 48 - 1;

/** Statuses in which few messages are at a time have an index; its condition must stand in the statement word for word. */
const waiting: readonly MessageStatus[] = ["queued", "sending"];
const common: readonly MessageStatus[] = ["queued", "sending", "sent", "delivered"];

/**
 * The condition on `messages m` for one page: this tenant and mode, ids before `before`, and the filter. One range of
 * ids bounds it whatever is asked, so that every page reads the index from where the last one ended.
 */
export function messagesWhere(tx: TenantTx, filter: MessageFilter, before: string | null) {
  const { sql } = tx;
  const first = idAt("message", filter.from ? Math.max(0, filter.from.getTime() - idSlackMs) : 0);
  const last = idAt("message", filter.to ? Math.min(lastMs, filter.to.getTime() + idSlackMs) : lastMs);
  const end = before !== null && before < last ? before : last;
  const rare = filter.status !== null && !common.includes(filter.status);
  return sql`
    m.tenant_id = ${tx.tenantId} and m.mode = ${tx.mode} and m.id >= ${first} and m.id < ${end}
    ${filter.from ? sql`and m.accepted_at >= ${filter.from.toISOString()}::timestamptz` : sql``}
    ${filter.to ? sql`and m.accepted_at < ${filter.to.toISOString()}::timestamptz` : sql``}
    ${filter.status === null ? sql`` : sql`and m.status = ${filter.status}`}
    ${filter.status !== null && waiting.includes(filter.status) ? sql`and m.charge = 'reserved'` : sql``}
    ${rare ? sql`and m.status not in ('queued', 'sending', 'sent', 'delivered')` : sql``}
    ${filter.sender === null ? sql`` : sql`and m.sender = ${filter.sender}`}
    ${filter.recipient === null ? sql`` : sql`and m.recipient = ${filter.recipient}`}
    ${
      filter.reference === null
        ? sql``
        : sql`and m.request_id in (select q.id from message_requests q
            where q.tenant_id = ${tx.tenantId} and q.mode = ${tx.mode} and q.reference = ${filter.reference})`
    }`;
}
