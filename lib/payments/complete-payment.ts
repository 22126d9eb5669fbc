import { eq } from "drizzle-orm";
import { payments } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { formatKes, type Money } from "#/lib/core/money.ts";
import { closeAlert } from "#/lib/notifications/close-alert.ts";
import { creditPayment } from "#/lib/wallet/credit-payment.ts";
import type { Account } from "#/lib/wallet/transfer.ts";
import { flushBalanceEvent } from "#/lib/webhooks/flush-balance-event.ts";
import { announceCredit } from "./announce-credit.ts";
import { paymentSettled } from "./events.ts";
import type { Payment } from "./payment.ts";
import { reviewAlert } from "./review-reason.ts";
import { describeTopUp } from "./top-up.ts";

export type Completion = {
  /** What brought the proof. */
  road: "callback" | "query" | "confirmation" | "proof" | "staff" | "suspense";
  receipt: string | null;
  /** The amount that came, where it is another than was asked for. */
  amount?: Money;
  shortcode?: string | null;
  payerName?: string | null;
  checkoutRequestId?: string | null;
  merchantRequestId?: string | null;
  resultCode?: string | null;
  /** Where the money lies now; the M-Pesa float when not given. */
  from?: Account;
  businessKey?: string;
};

/**
 * The payment is completed and its money is in the wallet, with audit, the tenant's events and what tells them. The caller
 * holds the payment's row, has found it not completed, and has checked the proof and that its receipt is new.
 */
export async function completePayment(tx: PlatformTx, payment: Payment, completion: Completion): Promise<Payment> {
  const { road, receipt, from, businessKey } = completion;
  const settled: Payment = {
    ...payment,
    status: "completed",
    reason: null,
    resultCode: completion.resultCode ?? null,
    amount: completion.amount ?? payment.amount,
    receipt,
    shortcode: completion.shortcode ?? payment.shortcode,
    payerName: completion.payerName ?? payment.payerName,
    checkoutRequestId: payment.checkoutRequestId ?? completion.checkoutRequestId ?? null,
    merchantRequestId: payment.merchantRequestId ?? completion.merchantRequestId ?? null,
    needsReview: false,
    nextQueryAt: null,
    completedAt: tx.clock.now(),
  };
  await write(tx, settled);
  if (payment.needsReview) await closeAlert(tx, reviewAlert(payment.id));
  await flushBalanceEvent(tx, payment);
  const booked = await creditPayment(tx, {
    paymentId: payment.id,
    tenantId: payment.tenantId,
    mode: payment.mode,
    amount: settled.amount,
    method: payment.method,
    description: describe(payment, settled.amount),
    from,
    businessKey,
  });
  const changed = settled.amount !== payment.amount;
  await recordAudit(tx, {
    action: road === "staff" ? "payments.approved" : "payments.settled",
    subject: payment.id,
    tenantId: payment.tenantId,
    before: { status: payment.status, ...(changed && { amount: String(payment.amount) }) },
    after: { status: "completed", road, receipt, ...(changed && { amount: String(settled.amount) }) },
  });
  await announceCredit(tx, settled, booked);
  tx.emit(paymentSettled, { paymentId: payment.id });
  return settled;
}

async function write(tx: PlatformTx, settled: Payment): Promise<void> {
  await tx.db
    .update(payments)
    .set({
      status: settled.status,
      reason: settled.reason,
      resultCode: settled.resultCode,
      amountE4: settled.amount,
      receipt: settled.receipt,
      shortcode: settled.shortcode,
      payerName: settled.payerName,
      checkoutRequestId: settled.checkoutRequestId,
      merchantRequestId: settled.merchantRequestId,
      needsReview: settled.needsReview,
      nextQueryAt: settled.nextQueryAt,
      completedAt: settled.completedAt,
    })
    .where(eq(payments.id, settled.id));
}

function describe(payment: Payment, amount: Money): string {
  const words = describeTopUp(payment.method);
  return amount === payment.amount ? words : `${words}, ${formatKes(payment.amount)} asked for`;
}
