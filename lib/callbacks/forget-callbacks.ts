import type { PlatformCtx } from "#/lib/core/context.ts";
import { idAt } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** Raw calls of providers are kept so long (trust.md TR-73). */
const keptMs = 400 * 86_400_000;

/** At most `limit` finished calls that are kept long enough are gone. Answers how many. */
export async function forgetCallbacks(ctx: PlatformCtx, limit: number): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const before = idAt("callback", tx.clock.now().getTime() - keptMs);
    const { count } = await tx.sql`
      delete from callbacks where id in (
        select id from callbacks where id < ${before} and finished_at is not null order by id limit ${limit})`;
    return count;
  });
}
