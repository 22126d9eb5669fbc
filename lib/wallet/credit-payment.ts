import { and, eq } from "drizzle-orm";
import { walletTransactions } from "#/db/schema/index.ts";
import type { Mode, PaymentMethod } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { walletNotFound } from "./errors.ts";
import { lockWallets, walletKey } from "./lock-wallets.ts";
import { postTransfers } from "./post-transfers.ts";
import { bookEntry, referenceDay, type Entry, type OpenWallet } from "./statement.ts";
import { receivableAccount, walletAccount, type Account, type Transfer } from "./transfer.ts";
import { writeStatement } from "./write-statement.ts";

export type CreditPaymentInput = {
  paymentId: string;
  tenantId: number;
  mode: Mode;
  amount: Money;
  method: PaymentMethod;
  description: string;
  /** Where the money comes from when it isn't the M-Pesa float of its mode (suspense, bank). */
  from?: Account;
  /** `payment:<id>` when not given. */
  businessKey?: string;
};

export type BookedCredit = {
  transactionId: string;
  reference: string;
  balanceBefore: Money;
  balanceAfter: Money;
};

/**
 * The payment's money is in the wallet and on its statement: its pending line is booked, or a new one is. What the tenant
 * owes from a reversal is paid first. Booked once per payment, by its business key; the caller holds the payment's row.
 */
export async function creditPayment(tx: PlatformTx, input: CreditPaymentInput): Promise<BookedCredit> {
  const wallet = (await lockWallets(tx, [input])).get(walletKey(input));
  if (!wallet) throw walletNotFound();
  const source: Account = input.from ?? (input.mode === "live" ? "mpesa_float" : "play_money");
  const transfer: Transfer = {
    id: newId("transfer"),
    mode: input.mode,
    tenantId: input.tenantId,
    from: source,
    to: walletAccount(input.tenantId),
    amount: input.amount,
    kind: "topup",
    businessKey: input.businessKey ?? `payment:${input.paymentId}`,
    paymentId: input.paymentId,
  };
  const now = tx.clock.now();
  const entry = await bookTopUp(tx, wallet, input, transfer.id, referenceDay(now));
  const owed = payReceivable(wallet, input.paymentId, referenceDay(now));
  await postTransfers(tx, owed ? [transfer, owed.transfer] : [transfer]);
  if (entry.pendingId) await bookPendingRow(tx, entry.pendingId, entry.booked, now);
  const lines = entry.pendingId ? [] : [entry.booked];
  await writeStatement(tx, [{ ...wallet, deductedFrom: null }], owed ? [...lines, owed.entry] : lines);
  return {
    transactionId: entry.booked.id,
    reference: entry.booked.reference,
    balanceBefore: entry.booked.balanceBefore,
    balanceAfter: wallet.balance,
  };
}

async function bookTopUp(
  tx: PlatformTx,
  wallet: OpenWallet,
  input: CreditPaymentInput,
  transferId: string,
  day: string,
): Promise<{ booked: Entry; pendingId: string | null }> {
  const [pending] = await tx.db
    .select({ id: walletTransactions.id, reference: walletTransactions.reference })
    .from(walletTransactions)
    .where(and(eq(walletTransactions.paymentId, input.paymentId), eq(walletTransactions.tenantId, input.tenantId)))
    .for("no key update");
  const referenceBefore = wallet.lastReference;
  const booked = bookEntry(
    wallet,
    {
      id: pending?.id ?? newId("transaction"),
      type: "topup",
      direction: "credit",
      amount: input.amount,
      description: input.description,
      transferId,
      paymentId: input.paymentId,
      paymentMethod: input.method,
    },
    day,
  );
  if (!booked) throw new RangeError("A credit can't be refused.");
  if (!pending) return { booked, pendingId: null };
  // The line has had its reference since it was opened.
  wallet.lastReference = referenceBefore;
  return { booked: { ...booked, reference: pending.reference }, pendingId: pending.id };
}

async function bookPendingRow(tx: PlatformTx, id: string, entry: Entry, now: Date): Promise<void> {
  await tx.db
    .update(walletTransactions)
    .set({
      seq: entry.seq,
      amountE4: entry.amount,
      balanceBeforeE4: entry.balanceBefore,
      balanceAfterE4: entry.balanceAfter,
      status: "completed",
      transferId: entry.transferId,
      description: entry.description,
      completedAt: now,
    })
    .where(eq(walletTransactions.id, id));
}

/** After a reversal that found too little, the next money in pays what is still owed. */
function payReceivable(
  wallet: OpenWallet,
  paymentId: string,
  day: string,
): { transfer: Transfer; entry: Entry } | null {
  const amount = wallet.receivable < wallet.balance ? wallet.receivable : wallet.balance;
  if (amount <= 0n) return null;
  const transfer: Transfer = {
    id: newId("transfer"),
    mode: wallet.mode,
    tenantId: wallet.tenantId,
    from: walletAccount(wallet.tenantId),
    to: receivableAccount(wallet.tenantId),
    amount,
    kind: "reversal",
    businessKey: `receivable:${paymentId}`,
    paymentId,
  };
  const entry = bookEntry(
    wallet,
    {
      id: newId("transaction"),
      type: "adjustment",
      direction: "debit",
      amount,
      description: "Owed from a reversed payment",
      transferId: transfer.id,
    },
    day,
  );
  if (!entry) return null;
  wallet.receivable = money(wallet.receivable - amount);
  return { transfer, entry };
}
