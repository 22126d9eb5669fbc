import { and, eq } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { deliveryNotFound, endpointInactive } from "./errors.ts";
import { deliveriesDue } from "./events.ts";

/**
 * The delivery is due now, whatever came of it before, with the same id and the same body, and its schedule starts
 * anew. Refused while its endpoint is off. Scope webhooks:manage.
 */
export async function replayDelivery(ctx: TenantCtx, deliveryId: string): Promise<void> {
  requireScope(ctx, "webhooks:manage");
  await withTransaction(ctx, async (tx) => {
    const { delivery, endpoint } = await lockDelivery(tx, deliveryId);
    if (!endpoint.active || endpoint.removedAt !== null) throw endpointInactive();
    await tx.db
      .update(webhookDeliveries)
      .set({ status: "pending", dueAt: tx.clock.now(), attemptsBefore: delivery.attempts, finishedAt: null })
      .where(eq(webhookDeliveries.id, delivery.id));
    await recordAudit(tx, {
      action: "webhooks.delivery_replayed",
      subject: delivery.id,
      before: { status: delivery.status },
    });
    tx.emit(deliveriesDue, {});
  });
}

async function lockDelivery(tx: TenantTx, deliveryId: string) {
  const [row] = await tx.db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(
      and(
        eq(webhookDeliveries.tenantId, tx.tenantId),
        eq(webhookDeliveries.mode, tx.mode),
        eq(webhookDeliveries.id, deliveryId),
      ),
    )
    .for("no key update", { of: webhookDeliveries });
  if (!row) throw deliveryNotFound();
  return row;
}
