import type { TenantTx } from "#/lib/core/context.ts";

/** The id of the tenant's endpoint with this address, its own before one made for callbacks; null without one. */
export async function findEndpointByUrl(tx: TenantTx, url: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }[]>`
    select id from webhook_endpoints
    where tenant_id = ${tx.tenantId} and mode = ${tx.mode} and url = ${url} and removed_at is null
    order by for_callbacks, id limit 1`;
  return row?.id ?? null;
}
