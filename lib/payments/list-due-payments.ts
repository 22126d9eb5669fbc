import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The ids of open payments whose next question was due more than `overdueMs` ago and was not asked, oldest first. */
export async function listDuePayments(
  ctx: PlatformCtx,
  options: { overdueMs: number; limit: number },
): Promise<string[]> {
  const before = new Date(ctx.clock.now().getTime() - options.overdueMs).toISOString();
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<{ id: string }[]>`
      select id from payments
      where status in ('pending', 'processing') and next_query_at < ${before}::timestamptz
      order by next_query_at limit ${options.limit}`;
    return rows.map((row) => row.id);
  });
}
