import { eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toEndpoint, type Endpoint } from "./endpoint.ts";
import { requireAllowedUrl, requireEvents } from "./endpoint-input.ts";
import { endpointNotFound } from "./errors.ts";
import { failWaitingDeliveries } from "./fail-waiting-deliveries.ts";
import { lockEndpoint } from "./lookup.ts";
import type { WebhookTransport } from "./transport.ts";

export type UpdateEndpointInput = { endpointId: string; url?: string; events?: readonly string[]; active?: boolean };

/**
 * The endpoint is as asked; switching it on forgets why it was off, switching it off ends what waited for it. Scope
 * webhooks:manage.
 */
export async function updateEndpoint(
  ctx: TenantCtx,
  input: UpdateEndpointInput,
  ports: { transport: WebhookTransport },
): Promise<Endpoint> {
  requireScope(ctx, "webhooks:manage");
  const events = input.events === undefined ? undefined : requireEvents(input.events);
  if (input.url !== undefined) await requireAllowedUrl(ctx, ports.transport, input.url, "url");
  return withTransaction(ctx, async (tx) => {
    const before = await lockEndpoint(tx, input.endpointId);
    const active = input.active ?? before.active;
    const wakes = active && !before.active;
    const [row] = await tx.db
      .update(webhookEndpoints)
      .set({
        url: input.url,
        events,
        active,
        ...(wakes ? { disabledReason: null, failingSince: null, warnedAt: null } : {}),
      })
      .where(eq(webhookEndpoints.id, before.id))
      .returning();
    if (!row) throw endpointNotFound();
    if (!active && before.active) await failWaitingDeliveries(tx, [before.id]);
    await recordAudit(tx, {
      action: "webhooks.endpoint_updated",
      subject: before.id,
      before: { url: before.url, events: before.events, active: before.active },
      after: { url: row.url, events: row.events, active: row.active },
    });
    return toEndpoint(row);
  });
}
