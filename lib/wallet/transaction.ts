import type { Direction, PaymentMethod, TransactionStatus, TransactionType } from "#/db/enums.ts";
import { money, type Money } from "#/lib/core/money.ts";

/** A line of the statement; booked ones have a seq and balances. */
export type Transaction = {
  id: string;
  /** Its number in the statement, from 1, without gaps; null while it is not booked. */
  seq: number | null;
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount: Money;
  balanceBefore: Money | null;
  balanceAfter: Money | null;
  status: TransactionStatus;
  paymentMethod: PaymentMethod | null;
  receipt: string | null;
  description: string;
  /** What staff told the tenant when they refused it. */
  staffNote: string | null;
  messages: number;
  createdAt: Date;
  completedAt: Date | null;
  /** Where it stands: with its seq, an unbooked one after the seq before it. */
  place: number;
};

export type TransactionRow = {
  id: string;
  seq: bigint | null;
  place: bigint;
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount_e4: bigint;
  balance_before_e4: bigint | null;
  balance_after_e4: bigint | null;
  status: TransactionStatus;
  payment_method: PaymentMethod | null;
  receipt: string | null;
  description: string;
  staff_note: string | null;
  messages: number;
  created_at: string;
  completed_at: string | null;
};

export function toTransaction(row: TransactionRow): Transaction {
  return {
    id: row.id,
    seq: row.seq === null ? null : Number(row.seq),
    reference: row.reference,
    type: row.type,
    direction: row.direction,
    amount: money(row.amount_e4),
    balanceBefore: row.balance_before_e4 === null ? null : money(row.balance_before_e4),
    balanceAfter: row.balance_after_e4 === null ? null : money(row.balance_after_e4),
    status: row.status,
    paymentMethod: row.payment_method,
    receipt: row.receipt,
    description: row.description,
    staffNote: row.staff_note,
    messages: row.messages,
    createdAt: new Date(row.created_at),
    completedAt: row.completed_at === null ? null : new Date(row.completed_at),
    place: Number(row.place),
  };
}
