import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "#/lib/notifications/notify-tenant.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { approveSender } from "#/lib/senders/approve-sender.ts";
import { rejectSender } from "#/lib/senders/reject-sender.ts";
import type { Sender } from "#/lib/senders/sender.ts";
import { listOwners } from "#/lib/team/list-owners.ts";
import { senderPayload } from "#/lib/webhooks/payloads.ts";
import { recordTenantEvent } from "#/lib/webhooks/record-event.ts";

export type DecideSenderInput = { senderId: string; appUrl: string } & (
  | { decision: "approve" }
  | { decision: "reject"; reason: string }
);

/**
 * The submitted sender ID is approved or rejected, and its tenant knows: mail, notice and webhook leave with the decision.
 * Throws what `approveSender` and `rejectSender` throw. Staff's `senders:approve`.
 */
export async function decideSender(ctx: PlatformCtx, input: DecideSenderInput): Promise<Sender> {
  return withTransaction(ctx, async (tx) => {
    const sender = input.decision === "approve" ? await approveSender(tx, input) : await rejectSender(tx, input);
    await tellTenant(tx, sender, input.appUrl);
    return sender;
  });
}

async function tellTenant(tx: PlatformTx, sender: Sender, appUrl: string): Promise<void> {
  const approved = sender.status === "approved";
  const decidedAt = sender.decidedAt ?? tx.clock.now();
  const fact = `sender.${sender.status}:${sender.id}:${decidedAt.getTime()}`;
  for (const owner of await listOwners(tx, sender.tenantId)) {
    await queueEmail(tx, {
      factKey: `${fact}:${owner.userId}`,
      to: owner.email,
      language: owner.language,
      mail: {
        template: "sender-decided",
        properties: {
          name: owner.name,
          sender: sender.name,
          approved,
          reason: sender.statusReason,
          url: `${appUrl}/dashboard`,
        },
      },
    });
  }
  await notifyTenant(tx, {
    tenantId: sender.tenantId,
    type: approved ? "sender_id.approved" : "sender_id.rejected",
    title: approved ? `Sender ID ${sender.name} is approved` : `Sender ID ${sender.name} is not approved`,
    body: sender.statusReason ?? "You can send from it now.",
    factKey: fact,
  });
  await recordTenantEvent(tx, {
    tenantId: sender.tenantId,
    mode: "live",
    type: approved ? "sender_id.approved" : "sender_id.rejected",
    data: senderPayload({ ...sender, reason: sender.statusReason, decidedAt }),
    factKey: fact,
    occurredAt: decidedAt,
  });
}
