import type { MessageStatus, WebhookEvent } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { messagePayload } from "#/lib/webhooks/payloads.ts";
import { recordTenantEvents, type TenantEvent } from "#/lib/webhooks/record-event.ts";
import { announceCredit } from "#/lib/webhooks/announce-credit.ts";
import type { Returned } from "./book-moves.ts";
import type { MessageMove } from "./message-row.ts";

const eventOf: Partial<Record<MessageStatus, WebhookEvent>> = {
  sent: "message.sent",
  delivered: "message.delivered",
  undelivered: "message.failed",
  failed: "message.failed",
  rejected: "message.failed",
};

/** The tenants' event lists tell of messages that came to a new status and of money that came back. */
export async function announceMoves(
  tx: Tx,
  moves: readonly MessageMove[],
  returned: readonly Returned[],
): Promise<void> {
  const occurredAt = tx.clock.now();
  const events = moves.flatMap(({ before, after }): TenantEvent[] => {
    const type = eventOf[after.status];
    if (!type || after.status === before.status) return [];
    const { id, tenantId, mode, callbackEndpointId: alsoTo } = after;
    return [{ tenantId, mode, type, data: messagePayload(after), factKey: `${type}:${id}`, occurredAt, alsoTo }];
  });
  await recordTenantEvents(tx, events);
  for (const { wallet, before, entries } of returned) {
    const last = entries.at(-1);
    if (last)
      await announceCredit(tx, wallet, { before, after: wallet.balance, transactionId: last.reference, seq: last.seq });
  }
}
