import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { Endpoint } from "./endpoint.ts";
import { requireAllowedUrl, requireEvents } from "./endpoint-input.ts";
import { insertEndpoint } from "./insert-endpoint.ts";
import { newSecret } from "./secret.ts";
import type { WebhookTransport } from "./transport.ts";

export type CreateEndpointInput = { url: string; events: readonly string[] };

export type CreatedEndpoint = Endpoint & { secret: string };

/**
 * The endpoint gets the tenant's events of this mode from now on. Its secret is in the answer only; `alongside` is
 * committed with it, or neither is. Scope webhooks:manage.
 */
export async function createEndpoint(
  ctx: TenantCtx,
  input: CreateEndpointInput,
  ports: { transport: WebhookTransport },
  alongside?: (tx: TenantTx, created: CreatedEndpoint) => Promise<void>,
): Promise<CreatedEndpoint> {
  requireScope(ctx, "webhooks:manage");
  const events = requireEvents(input.events);
  await requireAllowedUrl(ctx, ports.transport, input.url, "url");
  const secret = newSecret();
  return withTransaction(ctx, async (tx) => {
    const created = { ...(await insertEndpoint(tx, { url: input.url, events, secret, legacy: false })), secret };
    await alongside?.(tx, created);
    return created;
  });
}
