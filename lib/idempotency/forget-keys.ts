import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** First answers are kept for 7 days at least (trust.md TR-32). */
const keptMs = 8 * 86_400_000;

/** At most `limit` first answers that are kept long enough are gone. Answers how many. */
export async function forgetKeys(ctx: PlatformCtx, limit: number): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const before = new Date(tx.clock.now().getTime() - keptMs).toISOString();
    const { count } = await tx.sql`
      delete from idempotency_keys where ctid = any(array(
        select ctid from idempotency_keys where created_at < ${before}::timestamptz
        order by created_at limit ${limit}))`;
    return count;
  });
}
