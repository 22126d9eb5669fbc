import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import { tenantEvents, webhookDeliveries, webhookEndpoints } from "#/db/schema/index.ts";
import type { DeliveryStatus, WebhookEvent } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { deliveryColumns, toDelivery, type Delivery } from "./delivery.ts";

export type ListDeliveriesInput = {
  endpointId?: string;
  status?: DeliveryStatus;
  event?: WebhookEvent;
  /** 1 to 100. */
  limit?: number;
  /** The `nextCursor` of the page before. */
  cursor?: string;
};

/** The tenant's deliveries of this mode, newest first. Scope webhooks:manage. */
export async function listDeliveries(
  ctx: TenantCtx,
  input: ListDeliveriesInput = {},
): Promise<{ data: Delivery[]; nextCursor: string | null }> {
  requireScope(ctx, "webhooks:manage");
  const limit = Math.min(100, Math.max(1, input.limit ?? 20));
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select(deliveryColumns)
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .innerJoin(tenantEvents, eq(tenantEvents.id, webhookDeliveries.eventId))
      .where(and(...filtersOf(ctx, input)))
      .orderBy(desc(webhookDeliveries.id))
      .limit(limit + 1);
    const data = rows.slice(0, limit).map(toDelivery);
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  });
}

function filtersOf(ctx: TenantCtx, { endpointId, status, event, cursor }: ListDeliveriesInput): (SQL | undefined)[] {
  return [
    eq(webhookDeliveries.tenantId, ctx.tenantId),
    eq(webhookDeliveries.mode, ctx.mode),
    endpointId === undefined ? undefined : eq(webhookDeliveries.endpointId, endpointId),
    status === undefined ? undefined : eq(webhookDeliveries.status, status),
    event === undefined ? undefined : eq(tenantEvents.type, event),
    cursor === undefined ? undefined : lt(webhookDeliveries.id, cursor),
  ];
}
