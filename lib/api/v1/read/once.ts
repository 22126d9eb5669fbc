import type { OperationShape } from "#/lib/api/operation.ts";
import type { StoredAnswer } from "#/lib/idempotency/claim-keys.ts";
import type { OnceResult } from "#/lib/idempotency/run-once.ts";

/** An operation's answer as it is stored for repeats of its request. */
export function storedAs(operation: OperationShape): (body: unknown) => StoredAnswer {
  return (body) => ({ status: operation.response.status, body: JSON.stringify(body) });
}

/** The answer of a request that was made once: its own, or the stored one of the first. */
export function answerOnce<Body>(result: OnceResult<Body>): { body: Body } | { replayed: StoredAnswer } {
  return result.kind === "replayed" ? { replayed: result.answer } : { body: result.value };
}
