import type { TenantCtx } from "#/lib/core/context.ts";
import { isDomainError } from "#/lib/core/errors.ts";
import type { KeyClaim, StoredAnswer } from "#/lib/idempotency/claim-keys.ts";
import { findAnswer } from "#/lib/idempotency/find-answer.ts";
import { rateLimited, type RateVerdict } from "#/lib/limits/rate-limit.ts";
import type { AcceptedRequest } from "./accepted-request.ts";
import { accept } from "./intake.ts";
import { prepareRequest, type PreparedRequest } from "./prepare-request.ts";
import type { SendInput } from "./send-input.ts";

export type SendMessageInput = SendInput & {
  idempotency: { claim: KeyClaim; answer: (accepted: AcceptedRequest) => StoredAnswer } | null;
};

export type ReplayedRequest = { kind: "replayed"; answer: StoredAnswer; rate: RateVerdict | null };

/**
 * Accepts a request: the price of its payable messages is reserved and they are queued or scheduled, or nothing happened.
 * Scope messages:write. Errors: tenants.*, messaging.*, senders.*, wallet.insufficient_balance, limits.rate_exceeded,
 * idempotency.*.
 */
export async function sendMessage(ctx: TenantCtx, input: SendMessageInput): Promise<AcceptedRequest | ReplayedRequest> {
  const { idempotency } = input;
  const prepared = await prepareOrReplay(ctx, input);
  if ("answer" in prepared) return prepared;
  const { verdict, request } = prepared;
  const result = await accept(ctx, {
    ...request,
    idempotency: idempotency && {
      claim: idempotency.claim,
      answer: (accepted) => idempotency.answer({ ...accepted, ...verdict }),
    },
  });
  if (result.kind === "limited") throw rateLimited(result.verdict);
  if (result.kind === "refused") throw result.error;
  return result.kind === "replayed" ? result : { ...result, ...verdict };
}

/** A repeat gets its first answer also where a rule would refuse it by now: the time has passed, the phone has opted out. */
async function prepareOrReplay(ctx: TenantCtx, input: SendMessageInput): Promise<PreparedRequest | ReplayedRequest> {
  try {
    return await prepareRequest(ctx, input);
  } catch (error) {
    if (!input.idempotency || !isDomainError(error) || error.kind !== "refused") throw error;
    const answer = await findAnswer(ctx, input.idempotency.claim);
    if (!answer) throw error;
    return { kind: "replayed", answer, rate: null };
  }
}
