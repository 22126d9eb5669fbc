import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { instant, none } from "../schemas/fields.ts";
import { endpointParameters, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsRotateSecret = defineOperation({
  id: "webhooks.rotate_secret",
  method: "POST",
  path: "/api/v1/webhooks/endpoints/{id}/rotate-secret",
  summary: "Rotate the signing secret",
  description:
    "Makes a new secret, shown once. For 24 hours each call carries the signatures of both, so that you can change over without losing one.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: true,
  parameters: endpointParameters,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ id: z.string(), secret: z.string(), former_secret_until: instant }),
    example: {
      id: webhookEndpointExample.id,
      secret: "whsec_…",
      former_secret_until: "2026-03-03T07:15:01.000Z",
    },
  },
  errors: ["webhooks.endpoint_not_found"],
  example: { parameters: { id: webhookEndpointExample.id } },
});
