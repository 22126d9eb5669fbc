import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { webhookEventList, webhookUrl } from "#/lib/webhooks/fields.ts";
import { none } from "../schemas/fields.ts";
import { endpointParameters, webhookEndpoint, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsUpdate = defineOperation({
  id: "webhooks.update_endpoint",
  method: "PATCH",
  path: "/api/v1/webhooks/endpoints/{id}",
  summary: "Change a webhook endpoint",
  description:
    "Changes what is given and leaves the rest. Switching it on forgets why it was off; switching it off ends what waited for it.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: endpointParameters,
  query: none,
  body: z.strictObject({
    url: webhookUrl.optional(),
    events: webhookEventList.optional(),
    active: z.boolean().optional(),
  }),
  response: { status: 200, schema: webhookEndpoint, example: webhookEndpointExample },
  errors: ["webhooks.endpoint_not_found", "webhooks.url_refused"],
  example: {
    parameters: { id: webhookEndpointExample.id },
    body: { events: ["message.delivered", "topup.completed"] },
  },
});
