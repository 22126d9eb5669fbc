import { and, desc, lt } from "drizzle-orm";
import { notifications } from "#/db/schema/index.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { type Notice, ownNotices } from "./list-unread.ts";

export type ListNoticesInput = {
  limit: number;
  /** The id of the last one of the page before. */ before: string | null;
};

export type KeptNotice = Notice & { read: boolean };

/** A page of notices, read or not, the newest first. */
export async function listNotices(
  ctx: TenantCtx,
  { limit, before }: ListNoticesInput,
): Promise<{ notices: KeptNotice[]; next: string | null }> {
  return withTransaction(ctx, async (tx) => {
    const { id, type, title, body, createdAt, readAt } = notifications;
    const rows = await tx.db
      .select({ id, type, title, body, createdAt, readAt })
      .from(notifications)
      .where(and(ownNotices(tx), before ? lt(notifications.id, before) : undefined))
      .orderBy(desc(notifications.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return {
      notices: page.map(({ readAt: at, ...notice }) => ({ ...notice, read: at !== null })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  });
}
