import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { emailsQueued } from "./events.ts";

/** When a mail is due, `notifications/emails.queued` is on its way; answers whether it is. */
export async function signalDueEmails(ctx: PlatformCtx): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ due: boolean }[]>`
      select exists (
        select from emails where status = 'queued' and next_attempt_at <= ${tx.clock.now().toISOString()}
      ) as due`;
    if (row?.due !== true) return false;
    tx.emit(emailsQueued, {});
    return true;
  });
}
