import type { MessageStatus } from "#/db/enums.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { idAt } from "#/lib/core/ids.ts";

/** Which of the tenant's messages are meant; null: any. */
export type MessageFilter = {
  /** Accepted at or after. */
  from: Date | null;
  /** Accepted before. */
  to: Date | null;
  statuses: readonly MessageStatus[] | null;
  sender: string | null;
  /** As stored: 254… */
  recipient: string | null;
  reference: string | null;
  id: string | null;
};

export const anyMessage: MessageFilter = {
  from: null,
  to: null,
  statuses: null,
  sender: null,
  recipient: null,
  reference: null,
  id: null,
};

/** An id is drawn before its message is accepted: by so much the ids of a period may lie beside it. */
const idSlackMs = 600_000;
const lastMs = 2 ** 48 - 1;

/** Statuses in which few messages are at a time have an index; its condition must stand in the statement word for word. */
const waiting: readonly MessageStatus[] = ["queued", "sending"];
const common: readonly MessageStatus[] = ["queued", "sending", "sent", "delivered"];

const isRare = (status: MessageStatus) => !common.includes(status);

/** The condition on `messages m` for all that the filter names, for counting: this tenant and mode, and the filter. */
export function messagesNamed(tx: TenantTx, filter: MessageFilter) {
  const { sql } = tx;
  const { from, to, statuses, sender, recipient, reference, id } = filter;
  return sql`
    m.tenant_id = ${tx.tenantId} and m.mode = ${tx.mode}
    ${from ? sql`and m.accepted_at >= ${from.toISOString()}::timestamptz` : sql``}
    ${to ? sql`and m.accepted_at < ${to.toISOString()}::timestamptz` : sql``}
    ${statuses === null ? sql`` : sql`and m.status in ${sql([...statuses])}`}
    ${statuses?.every((status) => waiting.includes(status)) ? sql`and m.charge = 'reserved'` : sql``}
    ${sender === null ? sql`` : sql`and m.sender = ${sender}`}
    ${recipient === null ? sql`` : sql`and m.recipient = ${recipient}`}
    ${id === null ? sql`` : sql`and m.id = ${id}`}
    ${
      reference === null
        ? sql``
        : sql`and m.request_id in (select q.id from message_requests q
            where q.tenant_id = ${tx.tenantId} and q.mode = ${tx.mode} and q.reference = ${reference})`
    }`;
}

/**
 * The condition on `messages m` for one page: what the filter names, with ids before `before`. One range of ids bounds it
 * whatever is asked, so that every page reads the index from where the last one ended.
 */
export function messagesWhere(tx: TenantTx, filter: MessageFilter, before: string | null) {
  const first = idAt("message", filter.from ? Math.max(0, filter.from.getTime() - idSlackMs) : 0);
  const last = idAt("message", filter.to ? Math.min(lastMs, filter.to.getTime() + idSlackMs) : lastMs);
  const end = before !== null && before < last ? before : last;
  const rare = filter.statuses?.every(isRare);
  return tx.sql`
    ${messagesNamed(tx, filter)} and m.id >= ${first} and m.id < ${end}
    ${rare ? tx.sql`and m.status not in ('queued', 'sending', 'sent', 'delivered')` : tx.sql``}`;
}

/**
 * The first `limit` rows of a page after `skip`, the newest first. Of several rare statuses each is read from its own place in
 * their index, so that a page costs the same whether there are ten of them or a million others.
 */
export function messagesPage(
  tx: TenantTx,
  filter: MessageFilter,
  { before, limit, skip = 0 }: { before: string | null; limit: number; skip?: number },
) {
  const { sql } = tx;
  const { statuses } = filter;
  const [first, ...rest] = statuses ?? [];
  if (!first || rest.length === 0 || !statuses?.every(isRare)) {
    return sql`
      select * from messages m where ${messagesWhere(tx, filter, before)}
      order by m.id desc limit ${limit} offset ${skip}`;
  }
  const newest = (status: MessageStatus) => sql`(
    select * from messages m where ${messagesWhere(tx, { ...filter, statuses: [status] }, before)}
    order by m.id desc limit ${limit + skip})`;
  const all = rest.reduce((union, status) => sql`${union} union all ${newest(status)}`, newest(first));
  return sql`select * from (${all}) m order by m.id desc limit ${limit} offset ${skip}`;
}
