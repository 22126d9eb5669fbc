import { pauseConnection } from "#/lib/connections/pause-connection.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import type { CallOutcome, RowOutcome } from "./carrier.ts";
import type { OpenAttempt } from "./claim-messages.ts";
import { announceMoves } from "./announce-moves.ts";
import { applyWaitingReports } from "./apply-waiting-reports.ts";
import { bookMoves } from "./book-moves.ts";
import { sandboxReportsAwaited } from "./events.ts";
import { lockMessages, type MessageMove, type MessageState } from "./message-row.ts";
import { noteOutcome } from "./note-outcome.ts";

/**
 * What the provider said of each message is booked, in one transaction: taken → captured, refused → released, to be tried
 * again → waiting, unknown → unconfirmed with its money reserved. Reports that came before the answer are applied next. An
 * attempt that was given up meanwhile is still settled by a late answer; a settled one never again.
 */
export async function settleAttempt(ctx: PlatformCtx, attempt: OpenAttempt, outcome: CallOutcome): Promise<void> {
  const moves = await withTransaction(ctx, (tx) => book(tx, attempt, outcome));
  await applyWaitingReports(ctx, attempt.connection.id, moves);
  await noteOutcome(ctx, attempt, outcome);
}

async function book(tx: PlatformTx, attempt: OpenAttempt, outcome: CallOutcome): Promise<MessageMove[]> {
  const unknown = outcome.rows.filter((row) => row.kind === "unknown").length;
  const closed = await closeAttempt(tx, attempt, outcome.word, unknown === outcome.rows.length);
  if (!closed) return [];
  const outcomes = new Map(attempt.messages.map((message, index) => [message.messageId, outcome.rows[index]]));
  const tries = new Map(attempt.messages.map((message) => [message.messageId, message.tries]));
  const states = await lockMessages(
    tx,
    attempt.messages.map((message) => message.messageId),
  );
  const moves = states.flatMap((before) => {
    const row = outcomes.get(before.id);
    if (!row || before.attemptId !== attempt.id || before.charge !== "reserved") return [];
    const move = judge(before, row, tries.get(before.id) ?? 1, tx.clock.now());
    return move ? [move] : [];
  });
  const returned = await bookMoves(tx, { moves, batch: attempt.id });
  await announceMoves(tx, moves, returned);
  if (outcome.pause) {
    const { id: connectionId, provider } = attempt.connection;
    await pauseConnection(tx, { connectionId, ...outcome.pause });
    const message = `Sending through ${provider} is paused: ${outcome.pause.reason}. Messages wait and nothing is lost.`;
    await alertStaff(tx, { cause: `connection-paused:${connectionId}`, message });
  }
  if (outcome.senderRefused) {
    const message = `The provider refused the sender ID ${attempt.sender}: it is not registered on the account.`;
    await alertStaff(tx, { cause: `sender-refused:${attempt.sender}`, message });
  }
  if (attempt.connection.provider === "sandbox")
    tx.emit(sandboxReportsAwaited, { connectionId: attempt.connection.id });
  return moves;
}

async function closeAttempt(tx: PlatformTx, attempt: OpenAttempt, word: string, allUnknown: boolean): Promise<boolean> {
  const rows = await tx.sql`
    update submit_attempts set status = ${allUnknown ? "unconfirmed" : "settled"}, outcome = ${word},
      closed_at = ${tx.clock.now().toISOString()}::timestamptz
    where id = ${attempt.id} and status in ('open', 'unconfirmed') returning id`;
  return rows.length > 0;
}

/** The move of one message; null when it stands already where the outcome puts it. */
function judge(before: MessageState, row: RowOutcome, tries: number, now: Date): MessageMove | null {
  switch (row.kind) {
    case "accepted":
      return {
        before,
        after: {
          ...before,
          status: "sent",
          reason: null,
          charge: "captured",
          providerMessageId: row.providerMessageId.toLowerCase(),
          sentAt: now,
        },
      };
    case "refused":
      return {
        before,
        after: { ...before, status: row.status, reason: row.reason, charge: "released", endedAt: now },
      };
    case "retry": {
      // What an expired attempt left unconfirmed stays so: "surely not taken" is no longer sure for its reader.
      if (before.status === "unconfirmed") return null;
      if (row.maxTries !== null && tries >= row.maxTries) {
        return { before, after: { ...before, status: "failed", reason: row.reason, charge: "released", endedAt: now } };
      }
      const dueAt = new Date(now.getTime() + row.afterMs);
      return { before, after: { ...before, attemptId: null, reason: row.reason }, dueAt };
    }
    case "unknown":
      if (before.status === "unconfirmed") return null;
      return { before, after: { ...before, status: "unconfirmed", reason: "provider_answer_lost" } };
  }
}
