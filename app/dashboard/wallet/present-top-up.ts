import type { TopUpView } from "#/components/wallet/top-up-view.ts";
import { toKes } from "#/lib/core/money.ts";
import { topUpOutcome } from "#/lib/payments/top-up-outcome.ts";
import type { TopUp } from "#/lib/payments/top-up.ts";

/** A top-up as the browser gets it. */
export function presentTopUp(topUp: TopUp, now: Date): TopUpView {
  const ageMs = Math.max(0, now.getTime() - topUp.createdAt.getTime());
  return {
    paymentId: topUp.paymentId,
    reference: topUp.reference,
    amount: toKes(topUp.amount),
    phone: topUp.phone,
    outcome: topUpOutcome({ ...topUp, ageMs }),
    pushed: topUp.pushedAt !== null,
    ageMs,
    receipt: topUp.receipt,
  };
}
