import type { CallbackKind } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The ids of unfinished calls of a kind after `afterId`, oldest first; nothing is locked. */
export async function listWaitingCallbacks(
  ctx: PlatformCtx,
  kind: CallbackKind,
  options: { limit: number; afterId?: string },
): Promise<string[]> {
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<{ id: string }[]>`
      select id from callbacks
      where kind = ${kind} and finished_at is null and id > ${options.afterId ?? ""}
      order by id limit ${options.limit}`;
    return rows.map((row) => row.id);
  });
}
