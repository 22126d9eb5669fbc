import { and, eq, isNull, sql } from "drizzle-orm";
import { tenants, webhookEndpoints } from "#/db/schema/index.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { tenantNotFound } from "#/lib/tenants/errors.ts";
import { endpointNotFound } from "./errors.ts";

export type EndpointRow = typeof webhookEndpoints.$inferSelect;

/** The endpoint with its row locked until the transaction ends; throws `webhooks.endpoint_not_found`. */
export async function lockEndpoint(tx: TenantTx, endpointId: string): Promise<EndpointRow> {
  const [row] = await tx.db
    .select()
    .from(webhookEndpoints)
    .where(and(ownEndpoints(tx), eq(webhookEndpoints.id, endpointId)))
    .for("no key update");
  if (!row) throw endpointNotFound();
  return row;
}

/** The tenant's endpoints of this mode that were not removed. */
export function ownEndpoints(tx: TenantTx) {
  return and(
    eq(webhookEndpoints.tenantId, tx.tenantId),
    eq(webhookEndpoints.mode, tx.mode),
    isNull(webhookEndpoints.removedAt),
  );
}

/** The tenant's wrapped data key, under which its secrets are sealed. */
export async function getDataKey(tx: TenantTx): Promise<Buffer> {
  const [row] = await tx.db.select({ dataKey: tenants.dataKey }).from(tenants).where(eq(tenants.id, tx.tenantId));
  if (!row) throw tenantNotFound();
  return row.dataKey;
}

/** Changes of one tenant's endpoint list in one mode come one after another until this transaction ends. */
export async function lockEndpointList(tx: TenantTx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${tx.tenantId}:${tx.mode}`}, 0))`);
}
