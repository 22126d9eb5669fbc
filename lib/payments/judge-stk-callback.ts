import { fromKes, type Money } from "#/lib/core/money.ts";
import type { StkCallback } from "./parse-stk-callback.ts";
import type { Payment } from "./payment.ts";
import { readResultCode } from "./result-codes.ts";
import type { ReviewReason } from "./review-reason.ts";

/** From this amount on a success is always confirmed by a status query before it credits (trust.md TR-23). */
export const alwaysConfirmedFrom: Money = fromKes(10_000);

export type CallbackVerdict =
  /** Money moved. With `confirm` only if the provider, asked, says so too. */
  | { kind: "paid"; confirm: boolean }
  | { kind: "ended"; status: "failed" | "cancelled" | "expired"; reason: string }
  | { kind: "review"; reason: ReviewReason };

/**
 * What an STK callback may bring about (trust.md TR-21 to TR-23). A claim about another request or amount, or from an
 * address that is not believed, brings nothing but staff's attention; a claim that is merely odd is confirmed first.
 */
export function judgeStkCallback(
  payment: Payment,
  callback: StkCallback | null,
  sourceBelieved: boolean,
): CallbackVerdict {
  if (!sourceBelieved) return { kind: "review", reason: "unlisted_source" };
  if (!callback) return { kind: "review", reason: "unreadable_callback" };
  if (isAboutAnother(payment.checkoutRequestId, callback.checkoutRequestId)) {
    return { kind: "review", reason: "other_request" };
  }
  const meaning = readResultCode(callback.resultCode);
  if (meaning.status === "completed") {
    if (callback.amount !== payment.amount) return { kind: "review", reason: "amount_mismatch" };
    return { kind: "paid", confirm: payment.amount >= alwaysConfirmedFrom || isOdd(payment, callback) };
  }
  if (isAboutAnother(payment.merchantRequestId, callback.merchantRequestId)) {
    return { kind: "review", reason: "other_request" };
  }
  if (meaning.status === "processing") return { kind: "review", reason: "unknown_result" };
  return { kind: "ended", status: meaning.status, reason: meaning.reason };
}

function isAboutAnother(known: string | null, said: string | null): boolean {
  return known !== null && said !== null && known !== said;
}

/** The soft checks: each alone has an innocent explanation. */
function isOdd(payment: Payment, callback: StkCallback): boolean {
  return (
    payment.checkoutRequestId === null ||
    payment.merchantRequestId !== callback.merchantRequestId ||
    payment.phone !== callback.phone ||
    callback.receipt === null ||
    payment.needsReview
  );
}
