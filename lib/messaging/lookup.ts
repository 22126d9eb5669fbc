import type { TenantTx } from "#/lib/core/context.ts";
import { isId } from "#/lib/core/ids.ts";
import { messageNotFound } from "./errors.ts";
import { toMessage, type Message, type MessageRow } from "./message.ts";

/** The message of the transaction's tenant and mode; throws messaging.message_not_found. */
export async function getOwnMessage(tx: TenantTx, id: string): Promise<Message> {
  if (!isId("message", id)) throw messageNotFound();
  const [row] = await tx.sql<MessageRow[]>`
    select m.id, m.mode, m.recipient, m.sender, m.status, m.reason, m.segments, m.price_e4, m.charge, r.reference,
      m.report_state, m.accepted_at, r.scheduled_at, m.sent_at, m.delivered_at, m.ended_at
    from messages m join message_requests r on r.id = m.request_id
    where m.id = ${id} and m.tenant_id = ${tx.tenantId} and m.mode = ${tx.mode}`;
  if (!row) throw messageNotFound();
  return toMessage(row);
}
