import { and, asc, eq } from "drizzle-orm";
import { tenantEvents, webhookAttempts, webhookDeliveries, webhookEndpoints } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { deliveryColumns, toDelivery, type Delivery } from "./delivery.ts";
import { envelope } from "./envelope.ts";
import { deliveryNotFound } from "./errors.ts";

export type DeliveryAttempt = {
  number: number;
  /** Signatures are masked. */
  requestHeaders: Record<string, string>;
  responseStatus: number | null;
  responseBody: string | null;
  error: string | null;
  durationMs: number;
  createdAt: Date;
};

/** The delivery with the body it carries (null before its first turn) and each attempt, oldest first. Scope webhooks:manage. */
export async function getDelivery(
  ctx: TenantCtx,
  deliveryId: string,
): Promise<Delivery & { requestBody: string | null; history: DeliveryAttempt[] }> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ delivery: deliveryColumns, sequence: webhookDeliveries.sequence, event: tenantEvents })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .innerJoin(tenantEvents, eq(tenantEvents.id, webhookDeliveries.eventId))
      .where(
        and(
          eq(webhookDeliveries.tenantId, tx.tenantId),
          eq(webhookDeliveries.mode, tx.mode),
          eq(webhookDeliveries.id, deliveryId),
        ),
      );
    if (!row) throw deliveryNotFound();
    const { delivery, event, sequence } = row;
    const attempts = await tx.db
      .select()
      .from(webhookAttempts)
      .where(and(eq(webhookAttempts.tenantId, tx.tenantId), eq(webhookAttempts.deliveryId, deliveryId)))
      .orderBy(asc(webhookAttempts.number), asc(webhookAttempts.id));
    return {
      ...toDelivery(delivery),
      requestBody: sequence === null ? null : envelope({ ...event, eventId: event.id, sequence }),
      history: attempts.map(
        ({ number, requestHeaders, responseStatus, responseBody, error, durationMs, createdAt }) => ({
          number,
          requestHeaders,
          responseStatus,
          responseBody,
          error,
          durationMs,
          createdAt,
        }),
      ),
    };
  });
}
