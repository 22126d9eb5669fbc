import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeAlert } from "#/lib/notifications/close-alert.ts";
import { endPayment } from "./end-payment.ts";
import { paymentInState } from "./errors.ts";
import { lockPayment } from "./lookup.ts";
import { reviewAlert } from "./review-reason.ts";
import { mayReject } from "./staff-part.ts";

/** Our word for it; the tenant reads the sentence of staff beside it. */
export const rejectedReason = "rejected";

/**
 * The manual top-up, or the payment under review, has failed without money, and its tenant is told the reason word for word.
 * Throws `payments.not_found`, `payments.wrong_state`. Staff's `payments:decide`.
 */
export async function rejectTopUp(ctx: PlatformCtx, input: { paymentId: string; reason: string }): Promise<void> {
  requireScope(ctx, "payments:decide");
  const { paymentId, reason: staffNote } = input;
  await withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!mayReject(payment)) throw paymentInState(payment.status);
    if (payment.needsReview) {
      await tx.db.update(payments).set({ needsReview: false }).where(eq(payments.id, paymentId));
      await closeAlert(tx, reviewAlert(paymentId));
    }
    await endPayment(tx, { paymentId, status: "failed", reason: rejectedReason, resultCode: null, staffNote });
  });
}
