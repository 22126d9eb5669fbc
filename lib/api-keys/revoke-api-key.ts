import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { keyNotFound } from "./errors.ts";

/** The key is refused from now on, within a second everywhere. Revoking it again changes nothing. Throws `api_keys.not_found`. */
export async function revokeApiKey(ctx: TenantCtx, input: { keyId: string }): Promise<void> {
  requireScope(ctx, "keys:manage");
  await withTransaction(ctx, async (tx) => {
    const own = and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, input.keyId));
    const [revoked] = await tx.db
      .update(apiKeys)
      .set({ revokedAt: tx.clock.now() })
      .where(and(own, isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name, last4: apiKeys.last4 });
    if (revoked) {
      await recordAudit(tx, { action: "api_keys.revoked", subject: input.keyId, before: revoked });
      return;
    }
    const [known] = await tx.db.select({ id: apiKeys.id }).from(apiKeys).where(own);
    if (!known) throw keyNotFound();
  });
}
