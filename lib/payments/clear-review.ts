import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeAlert } from "#/lib/notifications/close-alert.ts";
import { paymentInState } from "./errors.ts";
import { lockPayment } from "./lookup.ts";
import { reviewAlert } from "./review-reason.ts";
import { mayClear } from "./staff-part.ts";

/**
 * Staff have looked at a payment that has ended: it needs no look any more, and what they found is in the audit log. No
 * money moves. Throws `payments.not_found`, `payments.wrong_state`. Staff's `payments:decide`.
 */
export async function clearReview(ctx: PlatformCtx, input: { paymentId: string; finding: string }): Promise<void> {
  requireScope(ctx, "payments:decide");
  await withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, input.paymentId);
    if (!mayClear(payment)) throw paymentInState(payment.status);
    await tx.db.update(payments).set({ needsReview: false }).where(eq(payments.id, payment.id));
    await closeAlert(tx, reviewAlert(payment.id));
    await recordAudit(tx, {
      action: "payments.reviewed",
      subject: payment.id,
      tenantId: payment.tenantId,
      before: { status: payment.status, reason: payment.reason, needsReview: true },
      after: { needsReview: false, finding: input.finding },
    });
  });
}
