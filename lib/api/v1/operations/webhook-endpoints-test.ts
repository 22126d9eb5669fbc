import { z } from "zod";
import { webhookEvents } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { endpointParameters, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsTest = defineOperation({
  id: "webhooks.test_endpoint",
  method: "POST",
  path: "/api/v1/webhooks/endpoints/{id}/test",
  summary: "Send a test event",
  description:
    "Sends an event with sample data to this endpoint alone, signed and retried like any other. Its data has `test: true`, and it is not in the list of events.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: true,
  parameters: endpointParameters,
  query: none,
  body: z.strictObject({
    event: z.enum(webhookEvents).default("message.delivered").meta({ description: "Which event to send." }),
  }),
  response: {
    status: 202,
    schema: z.strictObject({ event_id: z.string(), delivery_id: z.string() }),
    example: { event_id: "evt_01k9zq3w6m8v2n4r5t7y9b1d3f", delivery_id: "whd_01k9zq3w6m8v2n4r5t7y9b1d3f" },
  },
  errors: ["webhooks.endpoint_not_found", "webhooks.endpoint_inactive"],
  example: { parameters: { id: webhookEndpointExample.id }, body: { event: "message.delivered" } },
});
