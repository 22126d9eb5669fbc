import { and, desc, eq, isNull } from "drizzle-orm";
import { apiKeys } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toApiKey, type ApiKey } from "./api-key.ts";

/** A page holds at most so many keys; nobody has more in use. */
const maxListed = 100;

/** The tenant's keys of this mode that are not revoked, the newest first. */
export async function listApiKeys(ctx: TenantCtx): Promise<ApiKey[]> {
  requireScope(ctx, "keys:manage");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.mode, tx.mode), isNull(apiKeys.revokedAt)))
      .orderBy(desc(apiKeys.id))
      .limit(maxListed);
    return rows.map(toApiKey);
  });
}
