import { z } from "zod";
import { deliveryStatuses, webhookEvents } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";
import { webhookDelivery, webhookDeliveryExample } from "../schemas/webhook-delivery.ts";

export const webhookDeliveriesList = defineOperation({
  id: "webhooks.list_deliveries",
  method: "GET",
  path: "/api/v1/webhooks/deliveries",
  summary: "List webhook deliveries",
  description:
    "Each event on its way to an endpoint, the newest first, with how often it was tried and when it is tried again.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({
    endpoint_id: z.string().max(64).optional(),
    status: z.enum(deliveryStatuses).optional(),
    event: z.enum(webhookEvents).optional(),
    limit,
    cursor,
  }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(webhookDelivery), next_cursor: nextCursor }),
    example: { data: [webhookDeliveryExample], next_cursor: null },
  },
  errors: ["http.invalid_cursor"],
  example: { query: { status: "failed" } },
});
