import { suspenseItems } from "#/db/schema/index.ts";
import { claimCallback } from "#/lib/callbacks/claim-callback.ts";
import { finishCallbacks } from "#/lib/callbacks/finish-callbacks.ts";
import { isBelievedSource } from "#/lib/callbacks/source-list.ts";
import type { WaitingCallback } from "#/lib/callbacks/waiting-callback.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { formatKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { findTenantByAccount } from "#/lib/tenants/lookup.ts";
import { creditSuspense } from "#/lib/wallet/credit-suspense.ts";
import { findPaymentByCode, findReceiptHolder, lockPayment, lockReceipt } from "./lookup.ts";
import { parseC2b, type C2bPayment } from "./parse-c2b.ts";
import { openPaybillPayment } from "./open-paybill-payment.ts";
import { suspenseAlert } from "./review-reason.ts";
import { settlePayment, type SettleOutcome } from "./settle-payment.ts";

export type ConfirmationOutcome = SettleOutcome | "suspense" | "gone";

type Confirmed = C2bPayment & { amount: Money };

/**
 * The money a stored Paybill confirmation speaks of is booked once per receipt: to the STK payment whose twin it is, or to
 * the tenant whose account number was typed, or to suspense with an alert when it is nobody's or staff have credited its
 * receipt by hand. A confirmation that can't be read, is for another shortcode, or comes from an address that is not
 * believed books nothing and alerts staff.
 */
export async function settleC2bConfirmation(
  ctx: PlatformCtx,
  input: { callbackId: string },
  ports: { sources: readonly string[] },
): Promise<ConfirmationOutcome> {
  return withTransaction(ctx, async (tx) => {
    const callback = await claimCallback(tx, input.callbackId);
    if (!callback) return "gone";
    const outcome = await settle(tx, callback, ports.sources);
    await finishCallbacks(tx, [{ id: callback.id, outcome }]);
    return outcome;
  });
}

async function settle(
  tx: PlatformTx,
  callback: WaitingCallback,
  sources: readonly string[],
): Promise<ConfirmationOutcome> {
  const claim = parseC2b(callback.payload);
  const believed = isBelievedSource(callback.sourceIp, sources);
  if (!believed || !claim || claim.amount === null || claim.shortcode !== callback.subject) {
    const problem = believed ? "can't be read or is for another shortcode" : "came from an address that is not listed";
    await alertStaff(tx, {
      cause: `payments.confirmation_review:${callback.id}`,
      message: `The Paybill confirmation ${callback.id} ${problem}. Nothing was booked.`,
    });
    return "review";
  }
  return book(tx, callback, { ...claim, amount: claim.amount });
}

async function book(tx: PlatformTx, callback: WaitingCallback, claim: Confirmed): Promise<ConfirmationOutcome> {
  const { receipt, shortcode } = claim;
  await lockReceipt(tx, receipt);
  const holder = await findReceiptHolder(tx, { mode: "live", shortcode, receipt });
  if (holder?.byHand) return bookSuspense(tx, callback, claim, `with a receipt that staff credited as ${holder.id}`);
  if (holder) return "already_credited";
  const twin = await findPaymentByCode(tx, claim.account);
  if (twin) return bookTwin(tx, callback, claim, twin.id);
  const tenant = await findTenantByAccount(tx, claim.account);
  if (!tenant) return bookSuspense(tx, callback, claim, "for an account nobody has");
  const paymentId = await openPaybillPayment(tx, {
    tenantId: tenant.id,
    amount: claim.amount,
    shortcode,
    receipt,
    payerName: claim.payerName,
  });
  return settlePayment(tx, { paymentId, road: "confirmation", receipt, payerName: claim.payerName });
}

/**
 * The confirmation of an STK payment. Money under its code that is not clearly its own (another amount, a second receipt,
 * a test payment's code) waits in suspense for staff: crediting it might credit one payment twice.
 */
async function bookTwin(
  tx: PlatformTx,
  callback: WaitingCallback,
  claim: Confirmed,
  paymentId: string,
): Promise<ConfirmationOutcome> {
  const payment = await lockPayment(tx, paymentId);
  if (payment.receipt === claim.receipt) return "already_credited";
  const isTwin = payment.mode === "live" && payment.amount === claim.amount && payment.receipt === null;
  if (!isTwin) return bookSuspense(tx, callback, claim, `under the code of ${payment.id}, which it does not fit`);
  return settlePayment(tx, { paymentId, road: "confirmation", receipt: claim.receipt, payerName: claim.payerName });
}

async function bookSuspense(
  tx: PlatformTx,
  callback: WaitingCallback,
  claim: Confirmed,
  why: string,
): Promise<"suspense"> {
  const { shortcode, receipt, amount, account, payerName } = claim;
  await tx.db.insert(suspenseItems).values({
    id: newId("suspense"),
    shortcode,
    receipt,
    amountE4: amount,
    account,
    payerName,
    callbackId: callback.id,
    createdAt: tx.clock.now(),
  });
  await creditSuspense(tx, { shortcode, receipt, amount });
  await alertStaff(tx, {
    cause: suspenseAlert(claim),
    message: `${formatKes(amount)} came by Paybill (receipt ${receipt}) ${why}. It waits in suspense.`,
  });
  return "suspense";
}
