import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { webhookEventList, webhookUrl } from "#/lib/webhooks/fields.ts";
import { none } from "../schemas/fields.ts";
import { webhookEndpoint, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsCreate = defineOperation({
  id: "webhooks.create_endpoint",
  method: "POST",
  path: "/api/v1/webhooks/endpoints",
  summary: "Add a webhook endpoint",
  description: "Your server gets the events of this key's mode from now on. The signing secret is shown once.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({ url: webhookUrl, events: webhookEventList }),
  response: {
    status: 201,
    schema: webhookEndpoint.extend({ secret: z.string() }),
    example: { ...webhookEndpointExample, secret: "whsec_…" },
  },
  errors: ["webhooks.url_refused", "webhooks.too_many_endpoints", "idempotency.in_flight"],
  example: { body: { url: "https://clinic.example/hooks/sms", events: ["message.delivered", "topup.completed"] } },
});
