import { serve } from "#/lib/http/serve.ts";
import { getWebhookConfig } from "#/lib/webhooks/get-webhook-config.ts";
import { putWebhookConfig } from "#/lib/webhooks/put-webhook-config.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookConfigGet as getOperation } from "../operations/webhook-config-get.ts";
import { webhookConfigPut as putOperation } from "../operations/webhook-config-put.ts";
import { presentConfig } from "../present/webhook-endpoint.ts";

/** GET /api/v1/webhooks/config */
export const webhookConfigGet = serve(
  getOperation,
  () => runtime().edge,
  async ({ ctx }) => ({
    body: presentConfig(await getWebhookConfig(ctx)),
  }),
);

/** PUT /api/v1/webhooks/config */
export const webhookConfigPut = serve(
  putOperation,
  () => runtime().edge,
  async ({ ctx, body }) => {
    const input = { webhookUrl: body.webhook_url, webhookSecret: body.webhook_secret, events: body.events };
    const { madeSecret, ...config } = await putWebhookConfig(ctx, input, {
      transport: runtime().ports.webhookTransport,
    });
    return { body: { ...presentConfig(config), ...(madeSecret ? { webhook_secret: madeSecret } : {}) } };
  },
);
