import { claimCallback } from "#/lib/callbacks/claim-callback.ts";
import { findWaitingCallback } from "#/lib/callbacks/find-waiting-callback.ts";
import { finishCallbacks } from "#/lib/callbacks/finish-callbacks.ts";
import { isBelievedSource } from "#/lib/callbacks/source-list.ts";
import type { WaitingCallback } from "#/lib/callbacks/waiting-callback.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { endPayment } from "./end-payment.ts";
import { flagPayment } from "./flag-payment.ts";
import { judgeStkCallback, type CallbackVerdict } from "./judge-stk-callback.ts";
import { findPayment } from "./lookup.ts";
import type { MobileMoneyRoads } from "./mobile-money.ts";
import { parseStkCallback, type StkCallback } from "./parse-stk-callback.ts";
import type { Payment } from "./payment.ts";
import type { ReviewReason } from "./review-reason.ts";
import { settlePayment } from "./settle-payment.ts";

export type CallbackPorts = {
  mobileMoney: MobileMoneyRoads;
  /** Addresses and networks that are believed; empty: all (trust.md TR-21). */
  sources: readonly string[];
};

/** `waiting`: the provider could not confirm it yet; the call stays unfinished and is judged again. */
export type CallbackOutcome =
  | "credited"
  | "already_credited"
  | "receipt_added"
  | "ended"
  | "review"
  | "waiting"
  | "gone";

/** A success the provider doesn't confirm for so long goes to review. */
const confirmWithinMs = 24 * 3_600_000;

type Decision =
  | { kind: "settle" }
  | { kind: "end"; status: "failed" | "cancelled" | "expired"; reason: string }
  | { kind: "review"; reason: ReviewReason }
  | { kind: "wait" };

/**
 * What a stored STK callback proves is booked: a success credits its payment once (confirmed by a status query where the
 * claim is odd or large), an end ends it, anything doubtful credits nothing and goes to review. The call is finished in
 * the same transaction, so a crash leaves it waiting as it was.
 */
export async function settleStkCallback(
  ctx: PlatformCtx,
  input: { callbackId: string },
  ports: CallbackPorts,
): Promise<CallbackOutcome> {
  const callback = await findWaitingCallback(ctx, input.callbackId);
  const payment = callback ? await findPayment(ctx, callback.subject) : null;
  if (!callback || !payment) return "gone";
  const claim = parseStkCallback(callback.payload);
  const verdict = judgeStkCallback(payment, claim, isBelievedSource(callback.sourceIp, ports.sources));
  const decision = await decide(ctx, { payment, claim, verdict, callback }, ports);
  if (decision.kind === "wait") return "waiting";
  return withTransaction(ctx, async (tx) => {
    if (!(await claimCallback(tx, callback.id))) return "gone";
    const outcome = await carryOut(tx, payment, claim, decision);
    const detail = decision.kind === "review" ? `review:${decision.reason}` : outcome;
    await finishCallbacks(tx, [{ id: callback.id, outcome: detail }]);
    return outcome;
  });
}

type Judged = { payment: Payment; claim: StkCallback | null; verdict: CallbackVerdict; callback: WaitingCallback };

async function decide(ctx: PlatformCtx, judged: Judged, ports: CallbackPorts): Promise<Decision> {
  const { verdict } = judged;
  if (verdict.kind === "review") return verdict;
  if (verdict.kind === "ended") return { kind: "end", status: verdict.status, reason: verdict.reason };
  return verdict.confirm ? confirm(ctx, judged, ports) : { kind: "settle" };
}

/** Asks the provider about the request the callback names; outside any transaction. */
async function confirm(ctx: PlatformCtx, judged: Judged, ports: CallbackPorts): Promise<Decision> {
  const { payment, claim, callback } = judged;
  if (!claim || payment.phone === null) return { kind: "review", reason: "unreadable_callback" };
  const answer = await ports.mobileMoney[payment.mode].query({
    checkoutRequestId: claim.checkoutRequestId,
    amount: payment.amount,
    phone: payment.phone,
    pushedAtMs: (payment.pushedAt ?? payment.createdAt).getTime(),
  });
  if (answer.kind === "paid") return { kind: "settle" };
  if (answer.kind === "ended") return { kind: "review", reason: "contradicted" };
  const ageMs = ctx.clock.now().getTime() - callback.receivedAt.getTime();
  return ageMs < confirmWithinMs ? { kind: "wait" } : { kind: "review", reason: "never_confirmed" };
}

async function carryOut(
  ctx: PlatformCtx,
  payment: Payment,
  claim: StkCallback | null,
  decision: Exclude<Decision, { kind: "wait" }>,
): Promise<CallbackOutcome> {
  const paymentId = payment.id;
  if (decision.kind === "review" || !claim) {
    const reason = decision.kind === "review" ? decision.reason : "unreadable_callback";
    await flagPayment(ctx, { paymentId, reason });
    return "review";
  }
  if (decision.kind === "end") {
    const { status, reason } = decision;
    await endPayment(ctx, { paymentId, status, reason, resultCode: claim.resultCode });
    return "ended";
  }
  return settlePayment(ctx, {
    paymentId,
    road: "callback",
    receipt: claim.receipt,
    checkoutRequestId: claim.checkoutRequestId,
    merchantRequestId: claim.merchantRequestId,
  });
}
