import type { z } from "zod";
import { toKes } from "#/lib/core/money.ts";
import type { CancelledMessage } from "#/lib/messaging/cancel-message.ts";
import type { MessageDetails, MoneyLine } from "#/lib/messaging/get-message-details.ts";
import type { Message } from "#/lib/messaging/message.ts";
import type { messagesCancel } from "../operations/messages-cancel.ts";
import type { messagesGet } from "../operations/messages-get.ts";
import type { message as messageSchema } from "../schemas/message.ts";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A message as the wire has it. */
export function presentMessage(message: Message): z.input<typeof messageSchema> {
  return {
    message_id: message.id,
    status: message.status,
    reason: message.reason,
    recipient: message.recipient,
    sender: message.sender,
    segments: message.segments,
    cost: toKes(message.cost),
    currency: "KES",
    reference: message.reference,
    report_state: message.reportState,
    accepted_at: message.acceptedAt.toISOString(),
    scheduled_at: iso(message.scheduledAt),
    sent_at: iso(message.sentAt),
    delivered_at: iso(message.deliveredAt),
    ended_at: iso(message.endedAt),
  };
}

/** One message with its text and the statement lines of its request. */
export function presentMessageDetails(message: MessageDetails): z.input<typeof messagesGet.response.schema> {
  return {
    ...presentMessage(message),
    channel: "sms",
    message: message.text,
    transactions: message.moneyLines.map(presentLine),
  };
}

function presentLine(line: MoneyLine) {
  return {
    transaction_id: line.reference,
    type: line.type,
    direction: line.direction,
    amount: toKes(line.amount),
    messages: line.messages,
    description: line.description,
    created_at: line.bookedAt.toISOString(),
  };
}

export function presentCancelledMessage({
  message,
  refund,
}: CancelledMessage): z.input<typeof messagesCancel.response.schema> {
  return {
    ...presentMessage(message),
    refund: refund && {
      transaction_id: refund.reference,
      amount: toKes(refund.amount),
      balance: toKes(refund.balance),
    },
  };
}
