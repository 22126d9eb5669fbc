import type { TransactionView } from "#/components/wallet/transaction-list.tsx";
import { toKes } from "#/lib/core/money.ts";
import type { Transaction } from "#/lib/wallet/transaction.ts";

/** A line of the statement as the page shows it; one that is not booked has no balance. */
export function toTransactionView(line: Transaction): TransactionView {
  const { id, reference, description, staffNote, direction, amount, balanceAfter, status, receipt } = line;
  const at = line.seq === null ? line.createdAt : (line.completedAt ?? line.createdAt);
  return {
    id,
    reference,
    description: staffNote ? `${description}. ${staffNote}` : description,
    direction,
    amount: toKes(amount),
    balanceAfter: balanceAfter === null ? null : toKes(balanceAfter),
    status,
    receipt,
    at: at.toISOString(),
  };
}
