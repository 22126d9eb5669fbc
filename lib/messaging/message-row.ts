import { column } from "#/db/arrays.ts";
import type { Charge, MessageStatus, Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";

/** A locked message as the verbs that move it need it. */
export type MessageState = {
  id: string;
  tenantId: number;
  mode: Mode;
  requestId: string;
  recipient: string;
  status: MessageStatus;
  reason: string | null;
  charge: Charge;
  price: Money;
  cost: Money;
  segments: number;
  reference: string | null;
  /** The endpoint of its request's callback_url. */
  callbackEndpointId: string | null;
  attemptId: string | null;
  providerMessageId: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  endedAt: Date | null;
  reportState: string | null;
  refundFailed: boolean;
};

type Row = {
  id: string;
  tenant_id: bigint;
  mode: Mode;
  request_id: string;
  recipient: string;
  status: MessageStatus;
  reason: string | null;
  charge: Charge;
  price_e4: bigint;
  cost_e4: bigint;
  segments: number;
  reference: string | null;
  callback_endpoint_id: string | null;
  attempt_id: string | null;
  provider_message_id: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  ended_at: string | null;
  report_state: string | null;
  refund_failed: boolean;
};

const date = (text: string | null) => (text === null ? null : new Date(text));

/** Locks the messages with these ids, in the order of their ids. */
export async function lockMessages(tx: Tx, ids: readonly string[]): Promise<MessageState[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql<Row[]>`
    select m.id, m.tenant_id, m.mode, m.request_id, m.recipient, m.status, m.reason, m.charge, m.price_e4, m.cost_e4,
      m.segments, r.reference, r.callback_endpoint_id, m.attempt_id, m.provider_message_id, m.sent_at, m.delivered_at, m.ended_at,
      m.report_state, t.refund_failed
    from messages m
    join message_requests r on r.id = m.request_id
    join tenants t on t.id = m.tenant_id
    where m.id = any(${[...ids]}::text[])
    order by m.id for no key update of m`;
  return rows.map((row) => ({
    id: row.id,
    tenantId: Number(row.tenant_id),
    mode: row.mode,
    requestId: row.request_id,
    recipient: row.recipient,
    status: row.status,
    reason: row.reason,
    charge: row.charge,
    price: money(row.price_e4),
    cost: money(row.cost_e4),
    segments: row.segments,
    reference: row.reference,
    callbackEndpointId: row.callback_endpoint_id,
    attemptId: row.attempt_id,
    providerMessageId: row.provider_message_id,
    sentAt: date(row.sent_at),
    deliveredAt: date(row.delivered_at),
    endedAt: date(row.ended_at),
    reportState: row.report_state,
    refundFailed: row.refund_failed,
  }));
}

/** One message's move: what it becomes, and what it was, so that only the row that was judged is moved. */
export type MessageMove = { before: MessageState; after: MessageState; dueAt?: Date };

export type MovedMessage = { id: string; tenantId: number; mode: Mode; requestId: string; price: Money; cost: Money };

/**
 * Writes the moves of locked messages in one statement. The charge moves only from what it was (ledger.md, Submit), so
 * the sums booked are those of the rows given back.
 */
export async function writeMoves(tx: Tx, moves: readonly MessageMove[]): Promise<MovedMessage[]> {
  if (moves.length === 0) return [];
  const rows = await tx.sql<
    { id: string; tenant_id: bigint; mode: Mode; request_id: string; price_e4: bigint; cost_e4: bigint }[]
  >`
    update messages m set status = v.status, reason = v.reason, charge = v.charge, attempt_id = v.attempt_id,
      provider_message_id = v.provider_id, sent_at = v.sent_at::timestamptz, delivered_at = v.delivered_at::timestamptz,
      ended_at = v.ended_at::timestamptz, report_state = v.report_state,
      due_at = coalesce(v.due_at::timestamptz, m.due_at)
    from unnest(
      ${column(moves, (m) => m.before.id)}::text[], ${column(moves, (m) => m.before.charge)}::text[],
      ${column(moves, (m) => m.after.status)}::text[], ${column(moves, (m) => m.after.reason)}::text[],
      ${column(moves, (m) => m.after.charge)}::text[], ${column(moves, (m) => m.after.attemptId)}::text[],
      ${column(moves, (m) => m.after.providerMessageId)}::text[], ${column(moves, (m) => m.after.sentAt)}::text[],
      ${column(moves, (m) => m.after.deliveredAt)}::text[], ${column(moves, (m) => m.after.endedAt)}::text[],
      ${column(moves, (m) => m.after.reportState)}::text[], ${column(moves, (m) => m.dueAt)}::text[]
    ) as v (id, old_charge, status, reason, charge, attempt_id, provider_id, sent_at, delivered_at, ended_at, report_state, due_at)
    where m.id = v.id and m.charge = v.old_charge
    returning m.id, m.tenant_id, m.mode, m.request_id, m.price_e4, m.cost_e4`;
  return rows.map((row) => ({
    id: row.id,
    tenantId: Number(row.tenant_id),
    mode: row.mode,
    requestId: row.request_id,
    price: money(row.price_e4),
    cost: money(row.cost_e4),
  }));
}
