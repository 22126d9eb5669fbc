import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { creditPayment } from "#/lib/wallet/credit-payment.ts";
import { flushBalanceEvent } from "#/lib/webhooks/flush-balance-event.ts";
import { announceCredit } from "./announce-credit.ts";
import { paymentNotFound } from "./errors.ts";
import { paymentSettled } from "./events.ts";
import { flagPayment } from "./flag-payment.ts";
import { findPayment, findReceiptHolder, lockPayment, lockReceipt } from "./lookup.ts";
import type { Payment } from "./payment.ts";
import { describeTopUp } from "./top-up.ts";

export type SettlePaymentInput = {
  paymentId: string;
  /** Which of the roads brought the proof. */
  road: "callback" | "query" | "confirmation";
  /** M-Pesa's receipt; a status query knows none. */
  receipt: string | null;
  /** The request the proof speaks of; adopted when the push's answer was lost. */
  checkoutRequestId?: string;
  merchantRequestId?: string | null;
  payerName?: string | null;
};

export type SettleOutcome = "credited" | "already_credited" | "receipt_added" | "review";

/**
 * The payment's money is in its tenant's wallet, once, however many proofs come and by whichever road; also after an end
 * without money. The caller has checked the proof's amount. A receipt that has paid something else, a second receipt and
 * a proof of another request credit nothing and go to review. Throws `payments.not_found`.
 */
export async function settlePayment(ctx: PlatformCtx, input: SettlePaymentInput): Promise<SettleOutcome> {
  return withTransaction(ctx, async (tx) => {
    await lockReceiptOf(tx, input);
    const payment = await lockPayment(tx, input.paymentId);
    const refusal = await findRefusal(tx, payment, input);
    if (refusal) {
      await flagPayment(tx, { paymentId: payment.id, reason: refusal });
      return "review";
    }
    if (payment.status === "completed") return addReceipt(tx, payment, input);
    await credit(tx, payment, input);
    return "credited";
  });
}

async function lockReceiptOf(tx: PlatformTx, input: SettlePaymentInput): Promise<void> {
  if (input.receipt === null) return;
  const known = await findPayment(tx, input.paymentId);
  if (!known) throw paymentNotFound();
  await lockReceipt(tx, known.shortcode ?? "", input.receipt);
}

async function findRefusal(
  tx: PlatformTx,
  payment: Payment,
  { receipt, checkoutRequestId }: SettlePaymentInput,
): Promise<"other_request" | "second_receipt" | "receipt_taken" | null> {
  if (checkoutRequestId !== undefined) {
    if (payment.checkoutRequestId !== null && payment.checkoutRequestId !== checkoutRequestId) return "other_request";
    if (payment.checkoutRequestId === null && (await isRequestOfAnother(tx, payment, checkoutRequestId))) {
      return "other_request";
    }
  }
  if (receipt === null || receipt === payment.receipt) return null;
  if (payment.receipt !== null) return "second_receipt";
  const holder = await findReceiptHolder(tx, {
    mode: payment.mode,
    shortcode: payment.shortcode ?? "",
    receipt,
    exceptPaymentId: payment.id,
  });
  return holder === null ? null : "receipt_taken";
}

async function isRequestOfAnother(tx: PlatformTx, payment: Payment, checkoutRequestId: string): Promise<boolean> {
  const [other] = await tx.sql<{ id: string }[]>`
    select id from payments
    where mode = ${payment.mode} and checkout_request_id = ${checkoutRequestId} and id <> ${payment.id}`;
  return other !== undefined;
}

async function addReceipt(tx: PlatformTx, payment: Payment, input: SettlePaymentInput): Promise<SettleOutcome> {
  if (input.receipt === null || payment.receipt !== null) return "already_credited";
  await tx.db
    .update(payments)
    .set({ receipt: input.receipt, payerName: payment.payerName ?? input.payerName ?? null })
    .where(eq(payments.id, payment.id));
  return "receipt_added";
}

async function credit(tx: PlatformTx, payment: Payment, input: SettlePaymentInput): Promise<void> {
  const completedAt = tx.clock.now();
  const settled: Payment = {
    ...payment,
    status: "completed",
    reason: null,
    resultCode: "0",
    receipt: input.receipt,
    payerName: input.payerName ?? payment.payerName,
    checkoutRequestId: payment.checkoutRequestId ?? input.checkoutRequestId ?? null,
    merchantRequestId: payment.merchantRequestId ?? input.merchantRequestId ?? null,
    needsReview: false,
    nextQueryAt: null,
    completedAt,
  };
  await tx.db
    .update(payments)
    .set({
      status: settled.status,
      reason: settled.reason,
      resultCode: settled.resultCode,
      receipt: settled.receipt,
      payerName: settled.payerName,
      checkoutRequestId: settled.checkoutRequestId,
      merchantRequestId: settled.merchantRequestId,
      needsReview: settled.needsReview,
      nextQueryAt: settled.nextQueryAt,
      completedAt,
    })
    .where(eq(payments.id, payment.id));
  await flushBalanceEvent(tx, payment);
  const booked = await creditPayment(tx, {
    paymentId: payment.id,
    tenantId: payment.tenantId,
    mode: payment.mode,
    amount: payment.amount,
    method: payment.method,
    description: describeTopUp(payment.method),
  });
  await recordAudit(tx, {
    action: "payments.settled",
    subject: payment.id,
    tenantId: payment.tenantId,
    before: { status: payment.status },
    after: { status: "completed", road: input.road, receipt: input.receipt },
  });
  await announceCredit(tx, settled, booked);
  tx.emit(paymentSettled, { paymentId: payment.id });
}
