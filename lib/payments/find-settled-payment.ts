import { and, eq, isNotNull } from "drizzle-orm";
import { payments, walletTransactions } from "#/db/schema/index.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import type { Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toPayment, type Payment } from "./payment.ts";

export type SettledPayment = { payment: Payment; reference: string; balanceAfter: Money };

/** A credited payment with its booked line, or null. */
export async function findSettledPayment(ctx: PlatformCtx, paymentId: string): Promise<SettledPayment | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({
        payment: payments,
        reference: walletTransactions.reference,
        balanceAfter: walletTransactions.balanceAfterE4,
      })
      .from(payments)
      .innerJoin(walletTransactions, eq(walletTransactions.paymentId, payments.id))
      .where(and(eq(payments.id, paymentId), isNotNull(walletTransactions.seq)));
    if (!row || row.balanceAfter === null) return null;
    return { payment: toPayment(row.payment), reference: row.reference, balanceAfter: row.balanceAfter };
  });
}
