import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

const dayMs = 86_400_000;
/** Sessions and links stay so long after their end, for whoever looks into what happened. */
const keptMs = 30 * dayMs;

/** Ended sessions, dead links and counts of failures that no rule looks at any more are gone. Answers how many rows. */
export async function forgetExpired(ctx: PlatformCtx): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now().getTime();
    const ended = new Date(now - keptMs).toISOString();
    const yesterday = new Date(now - dayMs).toISOString();
    const sessions = await tx.sql`delete from sessions where expires_at < ${ended}::timestamptz`;
    const links = await tx.sql`delete from verification_tokens where expires_at < ${ended}::timestamptz`;
    const counts = await tx.sql`
      delete from throttles where window_started_at < ${yesterday}::timestamptz
        and (blocked_until is null or blocked_until < ${yesterday}::timestamptz)`;
    return sessions.count + links.count + counts.count;
  });
}
