import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { lockPayment } from "./lookup.ts";
import { isOpen } from "./payment-status.ts";
import { reviewAlert, type ReviewReason } from "./review-reason.ts";

/**
 * Staff look at this payment, and are told unless it is play money; nothing was credited by what led to it. `amount_mismatch` stays the reason
 * whatever else comes, because it also keeps a status query from crediting.
 */
export async function flagPayment(ctx: PlatformCtx, input: { paymentId: string; reason: ReviewReason }): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, input.paymentId);
    const reason = isOpen(payment.status) && payment.reason !== "amount_mismatch" ? input.reason : payment.reason;
    await tx.db.update(payments).set({ needsReview: true, reason }).where(eq(payments.id, payment.id));
    await recordAudit(tx, {
      action: "payments.flagged",
      subject: payment.id,
      tenantId: payment.tenantId,
      before: { status: payment.status, needsReview: payment.needsReview },
      after: { reason: input.reason },
    });
    if (payment.mode === "test") return;
    await alertStaff(tx, {
      cause: reviewAlert(payment.id),
      message: `Payment ${payment.id} of tenant ${payment.tenantId} needs a look: ${input.reason}.`,
    });
  });
}
