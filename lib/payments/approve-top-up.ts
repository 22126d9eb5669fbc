import { requireScope, actorId } from "#/lib/core/authorize.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { fromKes, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { claimedReceipt } from "./claim-proof.ts";
import { completePayment, type Completion } from "./complete-payment.ts";
import { amountOutOfRange, ownRequest, paymentInState, referenceTaken } from "./errors.ts";
import { lockPayment, lockReceipt } from "./lookup.ts";
import type { Payment } from "./payment.ts";
import { handShortcode, readReference } from "./payment-reference.ts";
import { isByHand, mayApprove } from "./staff-part.ts";

export type ApproveTopUpInput = {
  paymentId: string;
  /** What has arrived, which may be another amount than was asked for. */
  amount: Money;
  /** What the bank or M-Pesa calls it. */
  reference: string;
};

const leastConfirmed: Money = fromKes(1);
const mostConfirmed: Money = fromKes(1_000_000);

/**
 * The money staff have found is in the tenant's wallet, once: of a manual top-up that waits, from the bank's account; of one
 * asked for by M-Pesa's receipt and of a payment under review, from the M-Pesa float. A reference pays one thing only. Throws `payments.not_found`,
 * `payments.wrong_state`, `payments.own_request`, `payments.reference_invalid`, `payments.reference_taken`,
 * `payments.amount_out_of_range`. Staff's `payments:decide`.
 */
export async function approveTopUp(ctx: PlatformCtx, input: ApproveTopUpInput): Promise<Payment> {
  requireScope(ctx, "payments:decide");
  const { amount, paymentId } = input;
  const reference = readReference(input.reference);
  if (amount < leastConfirmed || amount > mostConfirmed) throw amountOutOfRange(leastConfirmed, mostConfirmed);
  return withTransaction(ctx, async (tx) => {
    await lockReceipt(tx, reference);
    const payment = await lockPayment(tx, paymentId);
    if (!mayApprove(payment)) throw paymentInState(payment.status);
    if (payment.createdBy === actorId(tx)) throw ownRequest();
    await requireNewReference(tx, reference);
    return completePayment(tx, payment, { road: "staff", receipt: reference, amount, ...sourceOf(payment) });
  });
}

function sourceOf(payment: Payment): Pick<Completion, "from" | "shortcode"> {
  if (!isByHand(payment.method)) return {};
  return { shortcode: handShortcode, ...(claimedReceipt(payment.proof) === null && { from: "bank" }) };
}

/** Whatever road it came by: a receipt that waits in suspense is assigned there. */
async function requireNewReference(tx: PlatformTx, reference: string): Promise<void> {
  const [payment] = await tx.sql<{ id: string }[]>`
    select id from payments where mode = 'live' and receipt = ${reference} limit 1`;
  if (payment) throw referenceTaken(`payment ${payment.id}`);
  const [item] = await tx.sql<{ waits: boolean }[]>`
    select assigned_at is null as waits from suspense_items where receipt = ${reference} limit 1`;
  if (item) throw referenceTaken(item.waits ? "money in suspense: assign it there" : "money that was assigned");
}
