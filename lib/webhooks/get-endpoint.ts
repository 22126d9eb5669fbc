import { and, eq } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toEndpoint, type Endpoint } from "./endpoint.ts";
import { endpointNotFound } from "./errors.ts";
import { ownEndpoints } from "./lookup.ts";

/** The tenant's endpoint of this mode; throws `webhooks.endpoint_not_found`. Scope webhooks:manage. */
export async function getEndpoint(ctx: TenantCtx, endpointId: string): Promise<Endpoint> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(webhookEndpoints)
      .where(and(ownEndpoints(tx), eq(webhookEndpoints.id, endpointId)));
    if (!row) throw endpointNotFound();
    return toEndpoint(row);
  });
}
