import type { WebhookEvent } from "#/db/enums.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { isWebhookEvent } from "./endpoint.ts";
import { eventsInvalid, urlRefused } from "./errors.ts";
import type { WebhookTransport } from "./transport.ts";

const longestUrl = 2_048;

/** The events a caller asked for, each once; throws for none or an unknown one. */
export function requireEvents(events: readonly string[]): WebhookEvent[] {
  const unknown = events.find((event) => !isWebhookEvent(event));
  if (unknown !== undefined) throw eventsInvalid(`There is no event ${unknown.slice(0, 60)}.`);
  if (events.length === 0) throw eventsInvalid("Name at least one event.");
  return [...new Set(events.filter(isWebhookEvent))];
}

/** Returns when webhooks may go to this address now; throws `webhooks.url_refused` with the reason (trust.md TR-43). */
export async function requireAllowedUrl(
  ctx: TenantCtx,
  transport: WebhookTransport,
  url: string,
  param: string,
): Promise<void> {
  if (url.length > longestUrl) throw urlRefused(`The address is longer than ${longestUrl} characters.`, param);
  const reason = await transport.checkUrl(url, ctx.mode);
  if (reason !== null) throw urlRefused(reason, param);
}
