import type { PlatformCtx } from "#/lib/core/context.ts";
import type { CallOutcome, Carriers } from "./carrier.ts";
import { claimMessages, type OpenAttempt } from "./claim-messages.ts";
import { markSending } from "./mark-sending.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** A call that has been open for so long shows its messages as `sending`. */
const slowCallMs = 2000;

export type SubmitBatchInput = {
  connectionId: string;
  /** At most so many messages are claimed; their calls run side by side. */
  limit: number;
};

/**
 * Claims waiting messages of the connection, submits them and books what the provider said of each. Answers how many
 * were claimed, and after how many ms there may be more (null: nothing waits). A crash in between leaves open attempts,
 * which `expire-attempts` turns into unconfirmed messages.
 */
export async function submitBatch(
  ctx: PlatformCtx,
  input: SubmitBatchInput,
  ports: { carriers: Carriers },
): Promise<{ claimed: number; nextInMs: number | null }> {
  const { attempts, nextInMs } = await claimMessages(ctx, input.connectionId, input.limit);
  await Promise.all(attempts.map((attempt) => submitAttempt(ctx, attempt, ports.carriers)));
  return { claimed: attempts.reduce((sum, attempt) => sum + attempt.messages.length, 0), nextInMs };
}

async function submitAttempt(ctx: PlatformCtx, attempt: OpenAttempt, carriers: Carriers): Promise<void> {
  const startedMs = performance.now();
  const slow = setTimeout(() => {
    markSending(ctx, attempt.id).catch((error: unknown) => ctx.log.warn({ attempt: attempt.id, error }, "not marked"));
  }, slowCallMs);
  const outcome = await call(attempt, carriers).finally(() => clearTimeout(slow));
  await settleAttempt(ctx, attempt, outcome);
  ctx.log.info(
    {
      attempt: attempt.id,
      connection: attempt.connection.id,
      messages: attempt.messages.length,
      outcome: outcome.word,
      durationMs: Math.round(performance.now() - startedMs),
    },
    "submitted",
  );
}

async function call(attempt: OpenAttempt, carriers: Carriers): Promise<CallOutcome> {
  const { connection, sender, encoding, messages } = attempt;
  try {
    return await carriers[connection.provider].submit({ connection, sender, encoding, messages });
  } catch (cause) {
    // A carrier that throws is a bug of ours; what it did on the wire is not known.
    const reason = cause instanceof Error ? cause.name : "error";
    return { rows: messages.map(() => ({ kind: "unknown", reason })), word: `adapter_${reason}`, pause: null };
  }
}
