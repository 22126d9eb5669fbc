import { and, eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import type { WebhookEvent } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { requireAllowedUrl, requireEvents } from "./endpoint-input.ts";
import type { WebhookConfig } from "./get-webhook-config.ts";
import { insertEndpoint } from "./insert-endpoint.ts";
import { getDataKey, lockEndpointList, ownEndpoints, type EndpointRow } from "./lookup.ts";
import { replaceSecret } from "./replace-secret.ts";
import { newSecret, requireUsableSecret, secretPlace } from "./secret.ts";
import type { WebhookTransport } from "./transport.ts";

export type PutWebhookConfigInput = {
  webhookUrl: string;
  /** From 8 characters on; a short one is marked weak. Without it the present secret stays, or one is made. */
  webhookSecret?: string;
  events: readonly string[];
};

/**
 * The one endpoint of `webhooks/config` in this mode is as asked and on. `madeSecret` is the secret when it was made
 * here, and is shown here only. Scope webhooks:manage.
 */
export async function putWebhookConfig(
  ctx: TenantCtx,
  input: PutWebhookConfigInput,
  ports: { transport: WebhookTransport },
): Promise<WebhookConfig & { madeSecret: string | null }> {
  requireScope(ctx, "webhooks:manage");
  const { webhookUrl, webhookSecret } = input;
  const events = requireEvents(input.events);
  if (webhookSecret !== undefined) requireUsableSecret(webhookSecret);
  await requireAllowedUrl(ctx, ports.transport, webhookUrl, "webhook_url");
  return withTransaction(ctx, async (tx) => {
    await lockEndpointList(tx);
    const present = await findLegacy(tx);
    const config = { webhookUrl, events, active: true };
    if (present) {
      await changeLegacy(tx, present, { url: webhookUrl, events, secret: webhookSecret });
      return { ...config, madeSecret: null };
    }
    const secret = webhookSecret ?? newSecret();
    await insertEndpoint(tx, { url: webhookUrl, events, secret, legacy: true });
    return { ...config, madeSecret: webhookSecret === undefined ? secret : null };
  });
}

async function findLegacy(tx: TenantTx): Promise<EndpointRow | null> {
  const [row] = await tx.db
    .select()
    .from(webhookEndpoints)
    .where(and(ownEndpoints(tx), eq(webhookEndpoints.legacy, true)))
    .for("no key update");
  return row ?? null;
}

type Change = { url: string; events: WebhookEvent[]; secret: string | undefined };

async function changeLegacy(tx: TenantTx, present: EndpointRow, { url, events, secret }: Change): Promise<void> {
  await tx.db
    .update(webhookEndpoints)
    .set({
      url,
      events,
      active: true,
      disabledReason: null,
      ...(present.active ? {} : { failingSince: null, warnedAt: null }),
    })
    .where(eq(webhookEndpoints.id, present.id));
  await recordAudit(tx, {
    action: "webhooks.endpoint_updated",
    subject: present.id,
    before: { url: present.url, events: present.events, active: present.active },
    after: { url, events, active: true },
  });
  if (secret === undefined) return;
  const known = tx.vault.decrypt(await getDataKey(tx), secretPlace(tx.tenantId, present.id), present.sealedSecret);
  if (known !== secret) await replaceSecret(tx, present, secret);
}
