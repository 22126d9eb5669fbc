import { asc } from "drizzle-orm";
import { webhookEndpoints } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toEndpoint, type Endpoint } from "./endpoint.ts";
import { ownEndpoints } from "./lookup.ts";

/** The tenant's endpoints of this mode, oldest first; there are at most ten. Scope webhooks:manage. */
export async function listEndpoints(ctx: TenantCtx): Promise<Endpoint[]> {
  requireScope(ctx, "webhooks:manage");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db.select().from(webhookEndpoints).where(ownEndpoints(tx)).orderBy(asc(webhookEndpoints.id));
    return rows.map(toEndpoint);
  });
}
