import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { anyMessage, messagesPage, type MessageFilter } from "./message-filter.ts";
import { toMessage, type Message, type MessageRow } from "./message.ts";

export type ListMessagesInput = {
  /** 1 to 100. */
  limit: number;
  /** The id of the last message of the page before; null for the first page. */
  before: string | null;
  filter?: MessageFilter;
  /** So many messages of the filter are passed over, for callers that count in pages. */
  skip?: number;
};

/**
 * The tenant's messages, the newest first, and the cursor of the next page (null at the end). New messages come before
 * the first page, so none is shown twice or left out on the way. Scope messages:read.
 */
export async function listMessages(
  ctx: TenantCtx,
  { limit, before, filter = anyMessage, skip = 0 }: ListMessagesInput,
): Promise<{ messages: Message[]; next: string | null }> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<MessageRow[]>`
      select m.id, m.mode, m.recipient, m.sender, m.status, m.reason, m.segments, m.price_e4, m.charge, r.reference,
        m.report_state, m.accepted_at, r.scheduled_at, m.sent_at, m.delivered_at, m.ended_at
      from (${messagesPage(tx, filter, { before, limit: limit + 1, skip })}) m join message_requests r on r.id = m.request_id
      order by m.id desc`;
    const messages = rows.slice(0, limit).map(toMessage);
    return { messages, next: rows.length > limit ? (messages.at(-1)?.id ?? null) : null };
  });
}
