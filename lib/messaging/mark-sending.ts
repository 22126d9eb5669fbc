import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The messages of this open attempt show as `sending`: the provider takes its time. */
export async function markSending(ctx: PlatformCtx, attemptId: string): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    await tx.sql`
      update messages set status = 'sending'
      where attempt_id = ${attemptId} and status = 'queued'
        and connection_id = (select connection_id from submit_attempts where id = ${attemptId} and status = 'open')`;
  });
}
