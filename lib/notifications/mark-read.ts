import { and, lte } from "drizzle-orm";
import { notifications } from "#/db/schema/index.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { ownUnread } from "./list-unread.ts";

/** The notices up to this one are read; what came after it still shows. Marking again changes nothing. */
export async function markRead(ctx: TenantCtx, input: { upTo: string }): Promise<void> {
  await withTransaction(ctx, (tx) =>
    tx.db
      .update(notifications)
      .set({ readAt: tx.clock.now() })
      .where(and(ownUnread(tx), lte(notifications.id, input.upTo))),
  );
}
