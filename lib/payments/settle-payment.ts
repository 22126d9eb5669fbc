import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { completePayment } from "./complete-payment.ts";
import { flagPayment } from "./flag-payment.ts";
import { findReceiptHolder, lockPayment, lockReceipt } from "./lookup.ts";
import type { Payment } from "./payment.ts";

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
    if (input.receipt !== null) await lockReceipt(tx, input.receipt);
    const payment = await lockPayment(tx, input.paymentId);
    const refusal = await findRefusal(tx, payment, input);
    if (refusal) {
      await flagPayment(tx, { paymentId: payment.id, reason: refusal });
      return "review";
    }
    if (payment.status === "completed") return addReceipt(tx, payment, input);
    const { road, receipt, payerName, checkoutRequestId, merchantRequestId } = input;
    await completePayment(tx, payment, {
      road,
      receipt,
      payerName,
      checkoutRequestId,
      merchantRequestId,
      resultCode: "0",
    });
    return "credited";
  });
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
