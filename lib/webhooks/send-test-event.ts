import { tenantEvents, webhookDeliveries } from "#/db/schema/index.ts";
import type { WebhookEvent } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { endpointInactive } from "./errors.ts";
import { deliveriesDue } from "./events.ts";
import { lockEndpoint } from "./lookup.ts";
import { testEventPrefix } from "./test-event-key.ts";

export type SendTestEventInput = {
  endpointId: string;
  type: WebhookEvent;
  /** The `data` of the envelope; `test: true` is added, so that nobody books it. */
  data: Record<string, unknown>;
};

/**
 * An event that tells no fact is on its way to this endpoint alone, whatever it subscribed to, with signature, retries and
 * log like any other. Scope webhooks:manage. Throws `webhooks.endpoint_not_found`, `webhooks.endpoint_inactive`.
 */
export async function sendTestEvent(
  ctx: TenantCtx,
  { endpointId, type, data }: SendTestEventInput,
): Promise<{ eventId: string; deliveryId: string }> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (!endpoint.active) throw endpointInactive();
    const now = tx.clock.now();
    const [eventId, deliveryId] = [newId("event", now.getTime()), newId("webhookDelivery", now.getTime())];
    const owner = { tenantId: tx.tenantId, mode: tx.mode };
    await tx.db.insert(tenantEvents).values({
      ...owner,
      id: eventId,
      type,
      data: { ...data, test: true },
      factKey: `${testEventPrefix}${eventId}`,
      occurredAt: now,
    });
    const delivery = { id: deliveryId, endpointId: endpoint.id, eventId, dueAt: now, createdAt: now };
    await tx.db.insert(webhookDeliveries).values({ ...owner, ...delivery });
    await recordAudit(tx, { action: "webhooks.test_sent", subject: endpoint.id, after: { type, eventId } });
    tx.emit(deliveriesDue, {});
    return { eventId, deliveryId };
  });
}
