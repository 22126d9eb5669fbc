import type { TransactionView } from "#/components/wallet/transaction-list.tsx";
import { toKes } from "#/lib/core/money.ts";
import { describeTopUp, type TopUp } from "#/lib/payments/top-up.ts";
import type { StatementLine } from "#/lib/wallet/list-transactions.ts";

/** A booked line as the page shows it. */
export function toTransactionView(line: StatementLine): TransactionView {
  const { id, reference, description, direction, amount, balanceAfter, status, receipt, bookedAt } = line;
  return {
    id,
    reference,
    description,
    direction,
    amount: toKes(amount),
    balanceAfter: toKes(balanceAfter),
    status,
    receipt,
    at: bookedAt.toISOString(),
  };
}

/** A top-up that brought no money, or not yet: it stands above the booked lines. */
export function toUnbookedView(topUp: TopUp): TransactionView {
  const { transactionId, reference, method, amount, status, receipt, createdAt, staffNote } = topUp;
  const words = describeTopUp(method);
  return {
    id: transactionId,
    reference,
    description: staffNote ? `${words}. ${staffNote}` : words,
    direction: "credit",
    amount: toKes(amount),
    balanceAfter: null,
    status,
    receipt,
    at: createdAt.toISOString(),
  };
}
