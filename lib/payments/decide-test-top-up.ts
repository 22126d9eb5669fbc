import type { PlatformCtx } from "#/lib/core/context.ts";
import { money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { completePayment } from "./complete-payment.ts";
import { endPayment } from "./end-payment.ts";
import { lockPayment } from "./lookup.ts";
import { outcomeOfProof } from "./magic-proofs.ts";
import type { Payment } from "./payment.ts";
import { isOpen } from "./payment-status.ts";
import { unansweredPushExpiresAfterMs } from "./query-schedule.ts";
import { rejectedReason } from "./reject-top-up.ts";

const notFoundNote = "No such payment was found. In test mode the proof alone decides this.";

/**
 * A manual top-up of test mode, where there are no staff, has become what its proof says: credited with play money, rejected,
 * or left pending for a while and then expired. One that has ended stays as it is.
 */
export async function decideTestTopUp(ctx: PlatformCtx, input: { paymentId: string }): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, input.paymentId);
    if (payment.mode === "live" || !isOpen(payment.status)) return;
    const outcome = outcomeOfProof(payment.proof);
    const end = { paymentId: payment.id, resultCode: null };
    if (outcome === "not-found") {
      await endPayment(tx, { ...end, status: "failed", reason: rejectedReason, staffNote: notFoundNote });
    } else if (outcome === "undecided") {
      const ageMs = tx.clock.now().getTime() - payment.createdAt.getTime();
      if (ageMs >= unansweredPushExpiresAfterMs) {
        await endPayment(tx, { ...end, status: "expired", reason: "undecided" });
      }
    } else {
      const amount = outcome === "found-less" ? halfOf(payment) : payment.amount;
      await completePayment(tx, payment, { road: "proof", receipt: null, amount });
    }
  });
}

/** Half of the shillings, rounded up. */
function halfOf({ amount }: Payment): Payment["amount"] {
  return money(((amount / 10_000n + 1n) / 2n) * 10_000n);
}
