import { and, desc, eq, isNull, or } from "drizzle-orm";
import { notifications } from "#/db/schema/index.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type Notice = { id: string; type: string; title: string; body: string; createdAt: Date };

/** Notices for all members, and those for this one. */
export function ownNotices(tx: TenantTx) {
  const { actor } = tx;
  const mine = actor.kind === "user" ? eq(notifications.userId, actor.userId) : undefined;
  return and(eq(notifications.tenantId, tx.tenantId), or(isNull(notifications.userId), mine));
}

/** Those of them nobody has marked as read. */
export function ownUnread(tx: TenantTx) {
  return and(ownNotices(tx), isNull(notifications.readAt));
}

/** The newest notices nobody has marked as read, at most `limit`. */
export async function listUnread(ctx: TenantCtx, input: { limit: number }): Promise<Notice[]> {
  return withTransaction(ctx, async (tx) => {
    const { id, type, title, body, createdAt } = notifications;
    return tx.db
      .select({ id, type, title, body, createdAt })
      .from(notifications)
      .where(ownUnread(tx))
      .orderBy(desc(notifications.id))
      .limit(input.limit);
  });
}
