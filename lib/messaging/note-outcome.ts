import { noteAnswer } from "#/lib/connections/note-answer.ts";
import { noteSilence } from "#/lib/connections/note-silence.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { closeAlert } from "#/lib/notifications/close-alert.ts";
import type { CallOutcome } from "./carrier.ts";
import type { OpenAttempt } from "./claim-messages.ts";
import { messagesQueued } from "./events.ts";

/**
 * A call of which nothing is known counts as silence of its connection; any other ends a silence, and what waited goes on.
 * It has a transaction of its own, so that no settling call waits for a claim of its connection.
 */
export async function noteOutcome(ctx: PlatformCtx, attempt: OpenAttempt, outcome: CallOutcome): Promise<void> {
  const { id: connectionId, provider } = attempt.connection;
  const silent = outcome.rows.every((row) => row.kind === "unknown");
  // In test mode an answer is lost only where a magic number asks for it.
  if (provider === "sandbox" || (!silent && !attempt.afterSilence)) return;
  const cause = `connection-silent:${connectionId}`;
  await withTransaction(ctx, async (tx) => {
    if (!silent) {
      await noteAnswer(tx, connectionId);
      await closeAlert(tx, cause);
      tx.emit(messagesQueued, { connectionId });
    } else if (await noteSilence(tx, connectionId)) {
      const message = `${provider} does not answer. One message at a time is tried; the others wait and nothing is lost.`;
      await alertStaff(tx, { cause, message });
    }
  });
}
