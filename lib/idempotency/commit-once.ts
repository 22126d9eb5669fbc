import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimKeys, claimName, type KeyClaim, type StoredAnswer } from "./claim-keys.ts";
import { completeKeys } from "./complete-keys.ts";
import { keyInFlight, keyReused } from "./errors.ts";
import type { OnceResult } from "./run-once.ts";

/**
 * Runs `work` for the first request with this key, in one transaction with the claim and the answer: after a crash
 * either all of it is there or nothing. A repeat that comes meanwhile waits, and gets the first answer. For work on our
 * database alone. Throws idempotency.key_reused and idempotency.in_flight.
 */
export async function commitOnce<Value>(
  ctx: TenantCtx,
  claim: KeyClaim | null,
  work: (tx: TenantTx) => Promise<Value>,
  answerOf: (value: Value) => StoredAnswer,
): Promise<OnceResult<Value>> {
  return withTransaction(ctx, async (tx): Promise<OnceResult<Value>> => {
    if (!claim) return { kind: "first", value: await work(tx) };
    const state = (await claimKeys(tx, [claim])).get(claimName(claim));
    if (!state) throw keyInFlight();
    if (state.kind !== "claimed") {
      if (!state.sameRequest) throw keyReused();
      if (state.kind === "in_flight") throw keyInFlight();
      return { kind: "replayed", answer: state.answer };
    }
    const value = await work(tx);
    await completeKeys(tx, [{ claim, answer: answerOf(value) }]);
    return { kind: "first", value };
  });
}
