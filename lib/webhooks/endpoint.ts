import type { webhookEndpoints } from "#/db/schema/index.ts";
import { webhookEvents, type Mode, type WebhookEvent } from "#/db/enums.ts";

/** A tenant's address for its events, without its secret. */
export type Endpoint = {
  id: string;
  mode: Mode;
  url: string;
  events: WebhookEvent[];
  active: boolean;
  /** Why it was switched off by us; null otherwise. */
  disabledReason: string | null;
  /** Since when every attempt failed. */
  failingSince: Date | null;
  weakSecret: boolean;
  /** The one endpoint `webhooks/config` speaks of. */
  legacy: boolean;
  createdAt: Date;
};

export function isWebhookEvent(text: string): text is WebhookEvent {
  return webhookEvents.some((event) => event === text);
}

/** A row as an Endpoint. */
export function toEndpoint(row: typeof webhookEndpoints.$inferSelect): Endpoint {
  return {
    id: row.id,
    mode: row.mode,
    url: row.url,
    events: row.events.filter(isWebhookEvent),
    active: row.active,
    disabledReason: row.disabledReason,
    failingSince: row.failingSince,
    weakSecret: row.weakSecret,
    legacy: row.legacy,
    createdAt: row.createdAt,
  };
}
