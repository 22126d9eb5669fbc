import type { z } from "zod";
import type { Cell } from "#/lib/api/csv.ts";
import { toKes } from "#/lib/core/money.ts";
import { mpesaReceipt } from "#/lib/wallet/mpesa-receipt.ts";
import type { Transaction } from "#/lib/wallet/transaction.ts";
import type { transaction } from "../schemas/transaction.ts";

export function presentTransaction(line: Transaction): z.input<typeof transaction> {
  return {
    id: line.id,
    seq: line.seq,
    reference: line.reference,
    type: line.type,
    direction: line.direction,
    amount: toKes(line.amount),
    balance_before: line.balanceBefore === null ? null : toKes(line.balanceBefore),
    balance_after: line.balanceAfter === null ? null : toKes(line.balanceAfter),
    status: line.status,
    payment_method: line.paymentMethod,
    mpesa_receipt: mpesaReceipt(line.paymentMethod, line.receipt),
    description: line.description,
    messages: line.messages,
    created_at: line.createdAt.toISOString(),
    completed_at: line.completedAt?.toISOString() ?? null,
  };
}

/** The head of the file of transactions. */
export const transactionColumns = [
  "reference",
  "id",
  "seq",
  "type",
  "direction",
  "amount",
  "balance_before",
  "balance_after",
  "currency",
  "status",
  "payment_method",
  "mpesa_receipt",
  "description",
  "messages",
  "created_at",
  "completed_at",
] as const;

/** A line as a row of that file. */
export function transactionCells(line: Transaction): Cell[] {
  const wire = { ...presentTransaction(line), currency: "KES" };
  return transactionColumns.map((column) => wire[column]);
}
