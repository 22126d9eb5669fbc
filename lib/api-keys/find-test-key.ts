import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { apiKeys } from "#/db/schema/index.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { testKeysOnly } from "./errors.ts";

/** The tenant's oldest test key in clear, for samples and for its own pages (product.md D10), or null. Only in test mode. */
export async function findTestKey(ctx: TenantCtx): Promise<string | null> {
  requireScope(ctx, "keys:manage");
  if (ctx.mode !== "test") throw testKeysOnly();
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ id: apiKeys.id, sealedKey: apiKeys.sealedKey })
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.tenantId, tx.tenantId),
          eq(apiKeys.mode, "test"),
          isNull(apiKeys.revokedAt),
          isNotNull(apiKeys.sealedKey),
        ),
      )
      .orderBy(asc(apiKeys.id))
      .limit(1);
    if (!row?.sealedKey) return null;
    const { dataKey } = await getTenant(tx, tx.tenantId);
    const place = { tenantId: tx.tenantId, table: "api_keys", column: "sealed_key", row: row.id };
    return tx.vault.decrypt(dataKey, place, row.sealedKey);
  });
}
