import type { MessageView } from "#/components/portal/message-list.tsx";
import { toKes } from "#/lib/core/money.ts";
import type { Message } from "#/lib/messaging/message.ts";

/** A message as the portal's lists show it. */
export function toMessageView(message: Message): MessageView {
  const { id, recipient, sender, status, reason, segments, cost, acceptedAt, scheduledAt } = message;
  return {
    id,
    recipient,
    sender,
    status,
    reason,
    segments,
    cost: toKes(cost),
    at: acceptedAt.toISOString(),
    leavesAt: status === "scheduled" ? (scheduledAt?.toISOString() ?? null) : null,
  };
}
