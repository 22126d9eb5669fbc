import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { messagesWhere, type MessageFilter } from "./message-filter.ts";

/** How many of the tenant's messages the filter names. Scope messages:read. */
export async function countMessages(ctx: TenantCtx, filter: MessageFilter): Promise<number> {
  requireScope(ctx, "messages:read");
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ count: number }[]>`
      select count(*)::int as count from messages m where ${messagesWhere(tx, filter, null)}`;
    return row?.count ?? 0;
  });
}
