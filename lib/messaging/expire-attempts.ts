import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** A provider call is given up after 30 s; an attempt open for longer than this lost its process (ms). */
export const openAttemptMs = 45_000;

/**
 * Attempts whose process died are closed: their messages may have been sent, so they are `unconfirmed` with their money
 * reserved, and only a report or 72 h of silence settles them. Answers how many messages there were.
 */
export async function expireAttempts(ctx: PlatformCtx): Promise<{ messages: number }> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const before = new Date(now.getTime() - openAttemptMs).toISOString();
    const attempts = await tx.sql<{ id: string }[]>`
      update submit_attempts set status = 'unconfirmed', outcome = 'process_lost', closed_at = ${now.toISOString()}::timestamptz
      where id in (
        select id from submit_attempts where status = 'open' and opened_at < ${before}::timestamptz
        order by opened_at limit 500 for no key update skip locked)
      returning id`;
    if (attempts.length === 0) return { messages: 0 };
    const messages = await tx.sql`
      update messages set status = 'unconfirmed', reason = 'provider_answer_lost'
      where attempt_id = any(${attempts.map(({ id }) => id)}::text[]) and status in ('queued', 'sending')
      returning id`;
    return { messages: messages.length };
  });
}
