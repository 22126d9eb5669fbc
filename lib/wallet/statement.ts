import type { Direction, Mode, PaymentMethod, TransactionType } from "#/db/enums.ts";
import { money, type Money } from "#/lib/core/money.ts";

/** A wallet whose row is locked. Entries are booked on it in memory and written together. */
export type OpenWallet = {
  readonly id: string;
  readonly tenantId: number;
  readonly mode: Mode;
  balance: Money;
  lastSeq: number;
  lastReference: number;
  receivable: Money;
  /** The balance before the first deduction booked in this transaction; null when there was none. */
  deductedFrom: Money | null;
  /** The balance a coalesced balance.updated starts from while its window is open. */
  eventFrom: Money | null;
};

export type NewEntry = {
  id: string;
  type: TransactionType;
  direction: Direction;
  amount: Money;
  description: string;
  transferId: string;
  requestId?: string;
  paymentId?: string;
  paymentMethod?: PaymentMethod;
  messages?: number;
};

/** A booked line of the statement. */
export type Entry = NewEntry & {
  walletId: string;
  tenantId: number;
  mode: Mode;
  seq: number;
  reference: string;
  balanceBefore: Money;
  balanceAfter: Money;
};

const nairobiDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Nairobi", dateStyle: "short" });

/** `TXN-YYYYMMDD-NNNN`: the day in Nairobi and the wallet's own count. */
export function referenceOf(day: string, count: number): string {
  return `TXN-${day}-${String(count).padStart(4, "0")}`;
}

/**
 * Books one entry on an open wallet: the next seq, before and after. Null when a debit is more than the balance; then
 * nothing changed.
 */
export function bookEntry(wallet: OpenWallet, entry: NewEntry, day: string): Entry | null {
  const before = wallet.balance;
  const after = money(entry.direction === "credit" ? before + entry.amount : before - entry.amount);
  if (after < 0n) return null;
  if (entry.direction === "debit") wallet.deductedFrom ??= before;
  wallet.balance = after;
  wallet.lastSeq += 1;
  wallet.lastReference += 1;
  return {
    ...entry,
    walletId: wallet.id,
    tenantId: wallet.tenantId,
    mode: wallet.mode,
    seq: wallet.lastSeq,
    reference: referenceOf(day, wallet.lastReference),
    balanceBefore: before,
    balanceAfter: after,
  };
}

/** The day part of references made now; worked out once per commit. */
export function referenceDay(now: Date): string {
  return nairobiDay.format(now).replaceAll("-", "");
}
