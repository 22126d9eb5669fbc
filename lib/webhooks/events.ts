import { defineEvent } from "#/lib/core/events.ts";

/** Deliveries wait for their turn. */
export const deliveriesDue = defineEvent<Record<string, never>>("webhooks/deliveries.due", { coalesce: () => "" });

/** Every attempt at this endpoint failed for at least a day, or for so long that it was switched off. */
export const endpointFailing = defineEvent<{ endpointId: string; tenantId: number; mode: string; disabled: boolean }>(
  "webhooks/endpoint.failing",
);

/** A wallet fell below its tenant's threshold. */
export const balanceFellLow = defineEvent<{ tenantId: number; mode: string; seq: number }>("webhooks/balance.fell_low");
