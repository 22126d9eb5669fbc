import type { PaymentMethod } from "#/db/enums.ts";
import { toKes, wholeUnits, type Money } from "#/lib/core/money.ts";
import { mpesaReceipt } from "#/lib/wallet/mpesa-receipt.ts";

/** The `data` of each event as the wire has it: snake_case, money as a number of KES, times as ISO in UTC. */

const currency = "KES";

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

export type MessageFacts = {
  id: string;
  status: string;
  reason: string | null;
  recipient: string;
  segments: number;
  /** The whole price. */
  price: Money;
  reference: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
};

/** message.sent, message.delivered, message.failed. */
export function messagePayload(message: MessageFacts) {
  return {
    message_id: message.id,
    status: message.status,
    reason: message.reason,
    recipient: message.recipient,
    segments: message.segments,
    cost: toKes(message.price),
    currency,
    reference: message.reference,
    sent_at: iso(message.sentAt),
    delivered_at: iso(message.deliveredAt),
  };
}

export type TopUpFacts = {
  /** As the API shows it: `TXN-…`. */
  transactionId: string;
  amount: Money;
  paymentMethod: PaymentMethod;
  receipt: string | null;
  status: string;
  reason: string | null;
  completedAt: Date | null;
};

/** topup.completed, topup.failed. */
export function topUpPayload(topUp: TopUpFacts) {
  return {
    transaction_id: topUp.transactionId,
    status: topUp.status,
    reason: topUp.reason,
    amount: toKes(topUp.amount),
    currency,
    payment_method: topUp.paymentMethod,
    mpesa_receipt: mpesaReceipt(topUp.paymentMethod, topUp.receipt),
    completed_at: iso(topUp.completedAt),
  };
}

export type BalanceChange = {
  before: Money;
  after: Money;
  /** The statement line of a credit; null for deductions that were told together. */
  transactionId: string | null;
};

/** balance.updated; `amount_added` is below 0 for deductions. */
export function balanceUpdatedPayload({ before, after, transactionId }: BalanceChange) {
  return {
    old_balance: toKes(before),
    new_balance: toKes(after),
    amount_added: (Number(after) - Number(before)) / 10_000,
    transaction_id: transactionId,
    currency,
  };
}

/** balance.low: the balance fell below the tenant's threshold. */
export function balanceLowPayload(facts: { balance: Money; threshold: Money; price: Money }) {
  return {
    balance: toKes(facts.balance),
    threshold: toKes(facts.threshold),
    units: wholeUnits(facts.balance, facts.price),
    currency,
  };
}

/** sender_id.approved, sender_id.rejected. */
export function senderPayload(sender: {
  id: string;
  name: string;
  status: string;
  reason: string | null;
  decidedAt: Date | null;
}) {
  return {
    sender_id: sender.name,
    id: sender.id,
    status: sender.status,
    reason: sender.reason,
    decided_at: iso(sender.decidedAt),
  };
}
