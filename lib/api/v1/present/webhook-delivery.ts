import type { z } from "zod";
import type { Delivery } from "#/lib/webhooks/delivery.ts";
import type { DeliveryAttempt } from "#/lib/webhooks/get-delivery.ts";
import type { webhookAttempt, webhookDelivery } from "../schemas/webhook-delivery.ts";

export function presentDelivery(delivery: Delivery): z.input<typeof webhookDelivery> {
  return {
    id: delivery.id,
    endpoint_id: delivery.endpointId,
    url: delivery.url,
    event_id: delivery.eventId,
    event: delivery.event,
    status: delivery.status,
    attempts: delivery.attempts,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
    finished_at: delivery.finishedAt?.toISOString() ?? null,
  };
}

export function presentAttempt(attempt: DeliveryAttempt): z.input<typeof webhookAttempt> {
  return {
    number: attempt.number,
    request_headers: attempt.requestHeaders,
    response_status: attempt.responseStatus,
    response_body: attempt.responseBody,
    error: attempt.error,
    duration_ms: attempt.durationMs,
    created_at: attempt.createdAt.toISOString(),
  };
}
