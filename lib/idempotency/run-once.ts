import type { TenantCtx, Tx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimKeys, claimName, type KeyClaim, type StoredAnswer } from "./claim-keys.ts";
import { completeKeys } from "./complete-keys.ts";
import { keyInFlight, keyReused } from "./errors.ts";
import { releaseKeys } from "./release-keys.ts";

/** A first request that has not answered for so long is taken for dead, and its key is free (trust.md TR-32). */
const lockMs = 60_000;

export type OnceResult<Value> = { kind: "first"; value: Value } | { kind: "replayed"; answer: StoredAnswer };

/** Stores the answer in the transaction of what it tells of, so that no crash comes between. */
export type Finish<Value> = (tx: Tx, value: Value) => Promise<void>;

/**
 * Runs `work` for the first request with this key and stores its answer, unless the work has stored it with `finish`; a
 * repeat gets that answer. A work that throws frees the key. Throws idempotency.key_reused and idempotency.in_flight.
 * Without a claim it just runs.
 */
export async function runOnce<Value>(
  ctx: TenantCtx,
  claim: KeyClaim | null,
  work: (finish: Finish<Value>) => Promise<Value>,
  answerOf: (value: Value) => StoredAnswer,
): Promise<OnceResult<Value>> {
  if (!claim) return { kind: "first", value: await work(async () => {}) };
  const lockedUntil = new Date(ctx.clock.now().getTime() + lockMs);
  const states = await withTransaction(ctx, (tx) => claimKeys(tx, [claim], lockedUntil));
  const state = states.get(claimName(claim));
  if (!state) throw keyInFlight();
  if (state.kind !== "claimed") {
    if (!state.sameRequest) throw keyReused();
    if (state.kind === "in_flight") throw keyInFlight();
    return { kind: "replayed", answer: state.answer };
  }
  try {
    let finished = false;
    const finish: Finish<Value> = async (tx, value) => {
      await completeKeys(tx, [{ claim, answer: answerOf(value) }]);
      finished = true;
    };
    const value = await work(finish);
    if (!finished) await withTransaction(ctx, (tx) => finish(tx, value));
    return { kind: "first", value };
  } catch (error) {
    await withTransaction(ctx, (tx) => releaseKeys(tx, [claim]));
    throw error;
  }
}
