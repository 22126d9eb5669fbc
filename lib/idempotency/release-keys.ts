import { column } from "#/db/arrays.ts";
import type { Tx } from "#/lib/core/context.ts";
import type { KeyClaim } from "./claim-keys.ts";

/** Claims of requests that were refused without an effect are given up, so that a repeat is judged anew. */
export async function releaseKeys(tx: Tx, claims: readonly KeyClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await tx.sql`
    delete from idempotency_keys k
    using unnest(${column(claims, (c) => c.tenantId)}::text[], ${column(claims, (c) => c.mode)}::text[],
      ${column(claims, (c) => c.key)}::text[]) as c (tenant_id, mode, key)
    where k.tenant_id = c.tenant_id::bigint and k.mode = c.mode and k.key = c.key and k.status is null`;
}
