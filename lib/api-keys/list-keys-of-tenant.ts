import { and, desc, eq, isNull } from "drizzle-orm";
import { apiKeys } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toApiKey, type ApiKey } from "./api-key.ts";

/** So many are shown to staff. */
const maxListed = 50;

/** The tenant's keys of both modes that are not revoked, the newest first, without anything secret. Staff's `tenants:read`. */
export async function listKeysOfTenant(ctx: PlatformCtx, tenantId: number): Promise<ApiKey[]> {
  requireScope(ctx, "tenants:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, tenantId), isNull(apiKeys.revokedAt)))
      .orderBy(desc(apiKeys.id))
      .limit(maxListed);
    return rows.map(toApiKey);
  });
}
