import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { webhookAttempt, webhookDelivery, webhookDeliveryExample } from "../schemas/webhook-delivery.ts";

export const webhookDeliveriesGet = defineOperation({
  id: "webhooks.get_delivery",
  method: "GET",
  path: "/api/v1/webhooks/deliveries/{id}",
  summary: "Get a webhook delivery",
  description:
    "One delivery with the body it carries and each attempt: what was sent, what came back, how long it took.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The delivery's id." }) }),
  query: none,
  body: none,
  response: {
    status: 200,
    schema: webhookDelivery.extend({
      request_body: z.string().nullable().meta({ description: "Null before the first attempt." }),
      history: z.array(webhookAttempt),
    }),
    example: {
      ...webhookDeliveryExample,
      request_body: '{"id":"evt_01k9zq3w6m8v2n4r5t7y9b1d3f","event":"message.delivered"}',
      history: [
        {
          number: 1,
          request_headers: { "webhook-id": "evt_01k9zq3w6m8v2n4r5t7y9b1d3f" },
          response_status: 200,
          response_body: "ok",
          error: null,
          duration_ms: 84,
          created_at: "2026-03-02T07:15:07.300Z",
        },
      ],
    },
  },
  errors: ["webhooks.delivery_not_found"],
  example: { parameters: { id: webhookDeliveryExample.id } },
});
