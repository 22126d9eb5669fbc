import type { Direction, TransactionType } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { isId } from "#/lib/core/ids.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { messageNotFound } from "./errors.ts";
import { toMessage, type Message, type MessageRow } from "./message.ts";
import { openBodies, type BodyRow } from "./open-bodies.ts";

/** A line of the statement that the message's request has caused. */
export type MoneyLine = {
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount: Money;
  /** Messages the line is for; a request has one line for all of them. */
  messages: number;
  description: string;
  bookedAt: Date;
};

export type MessageDetails = Message & {
  /** Null when it has been erased. */
  text: string | null;
  moneyLines: MoneyLine[];
};

type LineRow = {
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount_e4: bigint;
  messages: number;
  description: string;
  created_at: string;
};

/**
 * The tenant's message with its text and what its request has cost and got back. Scope messages:read. Throws
 * messaging.message_not_found, also for another tenant's.
 */
export async function getMessageDetails(ctx: TenantCtx, id: string): Promise<MessageDetails> {
  requireScope(ctx, "messages:read");
  if (!isId("message", id)) throw messageNotFound();
  return withTransaction(ctx, async (tx) => {
    const [rows, lines] = await Promise.all([
      tx.sql<(MessageRow & BodyRow)[]>`
        select m.id, m.tenant_id, m.request_id, m.mode, m.recipient, m.sender, m.status, m.reason, m.segments, m.price_e4,
          m.charge, r.reference, m.report_state, m.accepted_at, r.scheduled_at, m.sent_at, m.delivered_at, m.ended_at,
          m.sealed_body, r.sealed_body as shared_body, t.data_key
        from messages m join message_requests r on r.id = m.request_id join tenants t on t.id = m.tenant_id
        where m.id = ${id} and m.tenant_id = ${tx.tenantId} and m.mode = ${tx.mode}`,
      tx.sql<LineRow[]>`
        select reference, type, direction, amount_e4, messages, description, created_at
        from wallet_transactions
        where tenant_id = ${tx.tenantId} and mode = ${tx.mode}
          and request_id = (select request_id from messages where id = ${id})
        order by seq`,
    ]);
    const [row] = rows;
    if (!row) throw messageNotFound();
    return { ...toMessage(row), text: openBodies(tx, rows).get(id) ?? null, moneyLines: lines.map(toLine) };
  });
}

function toLine(row: LineRow): MoneyLine {
  return {
    reference: row.reference,
    type: row.type,
    direction: row.direction,
    amount: money(row.amount_e4),
    messages: row.messages,
    description: row.description,
    bookedAt: new Date(row.created_at),
  };
}
