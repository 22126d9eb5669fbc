import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { webhookEventList, webhookSecret, webhookUrl } from "#/lib/webhooks/fields.ts";
import { none } from "../schemas/fields.ts";
import { webhookConfig } from "../schemas/webhook-endpoint.ts";

export const webhookConfigPut = defineOperation({
  id: "webhooks.put_config",
  method: "PUT",
  path: "/api/v1/webhooks/config",
  summary: "Set the webhook configuration",
  description:
    "Sets the one endpoint of this configuration: its address, its events and, if given, its signing secret.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: z.strictObject({ webhook_url: webhookUrl, webhook_secret: webhookSecret.optional(), events: webhookEventList }),
  response: {
    status: 200,
    schema: webhookConfig,
    example: { webhook_url: "https://clinic.example/hooks/sms", events: ["message.delivered"], active: true },
  },
  errors: ["webhooks.url_refused", "webhooks.secret_invalid", "webhooks.too_many_endpoints"],
  example: { body: { webhook_url: "https://clinic.example/hooks/sms", events: ["message.delivered"] } },
});
