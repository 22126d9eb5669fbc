import { and, count, eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import type { WebhookEvent } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { toEndpoint, type Endpoint } from "./endpoint.ts";
import { tooManyCallbackUrls, tooManyEndpoints } from "./errors.ts";
import { getDataKey, lockEndpointList, ownEndpoints } from "./lookup.ts";
import { isWeakSecret, secretPlace } from "./secret.ts";

const maxEndpoints = 10;
/** Addresses that may be named as callback_url in one mode. */
export const maxCallbackUrls = 100;

export type NewEndpoint = {
  url: string;
  events: WebhookEvent[];
  secret: string;
  legacy: boolean;
  /** Made for a callback_url; these are counted apart. */
  forCallbacks?: boolean;
};

/**
 * The endpoint is there and audited; throws `webhooks.too_many_endpoints` for the eleventh and
 * `webhooks.too_many_callback_urls` for the hundred and first, also when two come at once.
 */
export async function insertEndpoint(
  tx: TenantTx,
  { url, events, secret, legacy, forCallbacks = false }: NewEndpoint,
): Promise<Endpoint> {
  await lockEndpointList(tx);
  const [existing] = await tx.db
    .select({ count: count() })
    .from(webhookEndpoints)
    .where(and(ownEndpoints(tx), eq(webhookEndpoints.forCallbacks, forCallbacks)));
  const most = forCallbacks ? maxCallbackUrls : maxEndpoints;
  if ((existing?.count ?? 0) >= most) throw forCallbacks ? tooManyCallbackUrls(most) : tooManyEndpoints(most);
  const now = tx.clock.now();
  const id = newId("webhookEndpoint", now.getTime());
  const sealedSecret = tx.vault.encrypt(await getDataKey(tx), secretPlace(tx.tenantId, id), secret);
  const [row] = await tx.db
    .insert(webhookEndpoints)
    .values({
      id,
      tenantId: tx.tenantId,
      mode: tx.mode,
      url,
      events,
      sealedSecret,
      weakSecret: isWeakSecret(secret),
      legacy,
      forCallbacks,
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error("An inserted endpoint is returned.");
  await recordAudit(tx, { action: "webhooks.endpoint_created", subject: id, after: { url, events, mode: tx.mode } });
  return toEndpoint(row);
}
