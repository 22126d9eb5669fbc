import { tenantEvents, webhookDeliveries, webhookEndpoints } from "#/db/schema/index.ts";
import type { DeliveryStatus, WebhookEvent } from "#/db/enums.ts";

/** One event on its way to one endpoint, as lists show it. */
export type Delivery = {
  id: string;
  endpointId: string;
  url: string;
  eventId: string;
  event: WebhookEvent;
  status: DeliveryStatus;
  attempts: number;
  /** When it is tried again; null when it has ended. */
  nextAttemptAt: Date | null;
  createdAt: Date;
  finishedAt: Date | null;
};

/** What a Delivery is read from: the delivery joined with its endpoint and its event. */
export const deliveryColumns = {
  id: webhookDeliveries.id,
  endpointId: webhookDeliveries.endpointId,
  url: webhookEndpoints.url,
  eventId: webhookDeliveries.eventId,
  event: tenantEvents.type,
  status: webhookDeliveries.status,
  attempts: webhookDeliveries.attempts,
  dueAt: webhookDeliveries.dueAt,
  createdAt: webhookDeliveries.createdAt,
  finishedAt: webhookDeliveries.finishedAt,
};

export function toDelivery({ dueAt, ...row }: Omit<Delivery, "nextAttemptAt"> & { dueAt: Date }): Delivery {
  return { ...row, nextAttemptAt: row.status === "pending" ? dueAt : null };
}
