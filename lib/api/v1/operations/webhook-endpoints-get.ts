import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { endpointParameters, webhookEndpoint, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsGet = defineOperation({
  id: "webhooks.get_endpoint",
  method: "GET",
  path: "/api/v1/webhooks/endpoints/{id}",
  summary: "Get a webhook endpoint",
  description: "One endpoint of this key's mode, without its secret.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: endpointParameters,
  query: none,
  body: none,
  response: { status: 200, schema: webhookEndpoint, example: webhookEndpointExample },
  errors: ["webhooks.endpoint_not_found"],
  example: { parameters: { id: webhookEndpointExample.id } },
});
