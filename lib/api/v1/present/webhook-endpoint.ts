import type { z } from "zod";
import type { Endpoint } from "#/lib/webhooks/endpoint.ts";
import type { WebhookConfig } from "#/lib/webhooks/get-webhook-config.ts";
import type { webhookConfig, webhookEndpoint } from "../schemas/webhook-endpoint.ts";

export function presentEndpoint(endpoint: Endpoint): z.input<typeof webhookEndpoint> {
  return {
    id: endpoint.id,
    url: endpoint.url,
    events: endpoint.events,
    active: endpoint.active,
    disabled_reason: endpoint.disabledReason,
    failing_since: endpoint.failingSince?.toISOString() ?? null,
    created_at: endpoint.createdAt.toISOString(),
  };
}

export function presentConfig(config: WebhookConfig): z.input<typeof webhookConfig> {
  return { webhook_url: config.webhookUrl, events: config.events, active: config.active };
}
