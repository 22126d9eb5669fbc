import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeTopUpRow } from "#/lib/wallet/close-top-up-row.ts";
import { announceEnd } from "./announce-end.ts";
import { paymentEnded } from "./events.ts";
import { lockPayment } from "./lookup.ts";
import { mayMove } from "./payment-status.ts";

export type EndPaymentInput = {
  paymentId: string;
  status: "failed" | "cancelled" | "expired";
  /** Our word for why. */
  reason: string;
  /** The provider's code, when it named one. */
  resultCode: string | null;
  /** What staff tell the tenant, when they ended it. */
  staffNote?: string;
  /** The provider is asked once more then, because money may still come. */
  askAgainAt?: Date;
};

/**
 * The payment has ended without money, and so says its line of the statement; true when it was open until now. A payment
 * that has ended stays as it is, and money that still comes is credited. Throws `payments.not_found`.
 */
export async function endPayment(ctx: PlatformCtx, input: EndPaymentInput): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, input.paymentId);
    if (!mayMove(payment.status, input.status)) return false;
    const { status, reason, resultCode } = input;
    const staffNote = input.staffNote ?? payment.staffNote;
    await tx.db
      .update(payments)
      .set({ status, reason, resultCode, staffNote, nextQueryAt: input.askAgainAt ?? null })
      .where(eq(payments.id, payment.id));
    await closeTopUpRow(tx, { paymentId: payment.id, status });
    await recordAudit(tx, {
      action: "payments.ended",
      subject: payment.id,
      tenantId: payment.tenantId,
      before: { status: payment.status },
      after: { status, reason, resultCode, ...(input.staffNote !== undefined && { staffNote }) },
    });
    await announceEnd(tx, { ...payment, status, reason, resultCode });
    tx.emit(paymentEnded, { paymentId: payment.id });
    return true;
  });
}
