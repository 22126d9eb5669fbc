import { asc, eq } from "drizzle-orm";
import { senders } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toSender, type Sender } from "./sender.ts";

/** All sender IDs of the tenant, the oldest first; a tenant has few. */
export async function listSenders(ctx: TenantCtx): Promise<Sender[]> {
  requireScope(ctx, "senders:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db.select().from(senders).where(eq(senders.tenantId, tx.tenantId)).orderBy(asc(senders.id));
    return rows.map(toSender);
  });
}
