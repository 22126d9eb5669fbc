import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { endpointParameters, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsDelete = defineOperation({
  id: "webhooks.delete_endpoint",
  method: "DELETE",
  path: "/api/v1/webhooks/endpoints/{id}",
  summary: "Remove a webhook endpoint",
  description: "The endpoint gets nothing more. What was sent to it stays in the list of deliveries.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: endpointParameters,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ id: z.string(), deleted: z.literal(true) }),
    example: { id: webhookEndpointExample.id, deleted: true },
  },
  errors: ["webhooks.endpoint_not_found"],
  example: { parameters: { id: webhookEndpointExample.id } },
});
