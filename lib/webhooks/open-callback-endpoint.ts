import { BriefCache } from "#/lib/core/brief-cache.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { requireAllowedUrl } from "./endpoint-input.ts";
import { findEndpointByUrl } from "./find-endpoint-by-url.ts";
import { insertEndpoint } from "./insert-endpoint.ts";
import { lockEndpointList } from "./lookup.ts";
import { newSecret } from "./secret.ts";
import type { WebhookTransport } from "./transport.ts";

const maxAgeMs = 1000;

/**
 * The endpoint for a callback_url: the tenant's own one with this address, else one made for it at its first use. That one
 * asks for no events, has a secret of its own (rotate it to learn it), and is retried, paused and removed like any other.
 * Scope messages:write. Throws webhooks.url_refused, webhooks.too_many_callback_urls.
 */
export async function openCallbackEndpoint(
  ctx: TenantCtx,
  url: string,
  ports: { transport: WebhookTransport },
): Promise<string> {
  requireScope(ctx, "messages:write");
  const known = ctx.scope.once(
    "webhooks.callback-endpoints",
    () => new BriefCache<string>({ maxAgeMs, maxEntries: 10_000, nowMs: () => ctx.clock.now().getTime() }),
  );
  return known.get(`${ctx.tenantId}:${ctx.mode}:${url}`, async () => {
    const found = await withTransaction(ctx, (tx) => findEndpointByUrl(tx, url));
    if (found !== null) return found;
    await requireAllowedUrl(ctx, ports.transport, url, "callback_url");
    return withTransaction(ctx, async (tx) => {
      await lockEndpointList(tx);
      const made = await findEndpointByUrl(tx, url);
      if (made !== null) return made;
      return (await insertEndpoint(tx, { url, events: [], secret: newSecret(), legacy: false, forCallbacks: true })).id;
    });
  });
}
