import type { PaymentMethod } from "#/db/enums.ts";
import type { Payment } from "./payment.ts";
import { isOpen } from "./payment-status.ts";

type Facts = Pick<Payment, "mode" | "method" | "status" | "needsReview" | "nextQueryAt">;

/** Money on a road no provider tells us of: its tenant asks, staff find it and decide. */
export function isByHand(method: PaymentMethod): boolean {
  return method === "bank" || method === "manual";
}

/** Staff may credit a request that waits, and a payment under review that was not credited. Play money is not theirs. */
export function mayApprove({ mode, method, status, needsReview }: Facts): boolean {
  if (mode === "test" || status === "completed") return false;
  return isByHand(method) ? isOpen(status) : needsReview;
}

/** Staff may refuse what is open: a request, and a payment under review that no provider is asked about any more. */
export function mayReject({ mode, method, status, needsReview, nextQueryAt }: Facts): boolean {
  if (mode === "test" || !isOpen(status)) return false;
  return isByHand(method) || (needsReview && nextQueryAt === null);
}

/** Staff may put away what is under review and has ended, with or without money. */
export function mayClear({ mode, status, needsReview }: Facts): boolean {
  return mode === "live" && needsReview && !isOpen(status);
}
