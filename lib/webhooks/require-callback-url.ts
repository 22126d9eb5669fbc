import { and, count, eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { requireAllowedUrl } from "./endpoint-input.ts";
import { tooManyCallbackUrls } from "./errors.ts";
import { findEndpointByUrl } from "./find-endpoint-by-url.ts";
import { maxCallbackUrls } from "./insert-endpoint.ts";
import { ownEndpoints } from "./lookup.ts";
import type { WebhookTransport } from "./transport.ts";

/**
 * Returns when this address may be a callback_url; nothing is made. Scope messages:write. Throws webhooks.url_refused,
 * webhooks.too_many_callback_urls.
 */
export async function requireCallbackUrl(
  ctx: TenantCtx,
  url: string,
  ports: { transport: WebhookTransport },
): Promise<void> {
  requireScope(ctx, "messages:write");
  const { found, made } = await withTransaction(ctx, async (tx) => ({
    found: await findEndpointByUrl(tx, url),
    made: await tx.db
      .select({ count: count() })
      .from(webhookEndpoints)
      .where(and(ownEndpoints(tx), eq(webhookEndpoints.forCallbacks, true))),
  }));
  if (found !== null) return;
  await requireAllowedUrl(ctx, ports.transport, url, "callback_url");
  if ((made[0]?.count ?? 0) >= maxCallbackUrls) throw tooManyCallbackUrls(maxCallbackUrls);
}
