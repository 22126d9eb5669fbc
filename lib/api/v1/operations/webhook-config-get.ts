import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { webhookConfig } from "../schemas/webhook-endpoint.ts";

export const webhookConfigGet = defineOperation({
  id: "webhooks.get_config",
  method: "GET",
  path: "/api/v1/webhooks/config",
  summary: "Get the webhook configuration",
  description: "The one endpoint set by PUT webhooks/config, for integrations that need no more.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: webhookConfig,
    example: { webhook_url: "https://clinic.example/hooks/sms", events: ["message.delivered"], active: true },
  },
  errors: [],
  example: {},
});
