import { notifications } from "#/db/schema/index.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { ownUnread } from "./list-unread.ts";

/** How many notices wait to be read; counts no further than `limit`. */
export async function countUnread(ctx: TenantCtx, input: { limit: number }): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ id: notifications.id })
      .from(notifications)
      .where(ownUnread(tx))
      .limit(input.limit);
    return rows.length;
  });
}
