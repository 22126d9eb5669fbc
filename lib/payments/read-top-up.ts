import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import { payments, walletTransactions } from "#/db/schema/index.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { paymentNotFound } from "./errors.ts";
import type { TopUp } from "./top-up.ts";

/** The tenant's top-up by any of its ids, for verbs that have checked the permission themselves. */
export async function readTopUp(ctx: TenantCtx, id: string): Promise<TopUp> {
  const names = or(eq(payments.id, id), eq(walletTransactions.id, id), eq(walletTransactions.reference, id));
  const [topUp] = await selectTopUps(ctx, names, 1);
  if (!topUp) throw paymentNotFound();
  return topUp;
}

/** Top-ups of the tenant made before the payment `beforeId`, newest first. */
export async function readTopUps(ctx: TenantCtx, limit: number, beforeId: string | null): Promise<TopUp[]> {
  return selectTopUps(ctx, beforeId === null ? undefined : lt(payments.id, beforeId), limit);
}

async function selectTopUps(ctx: TenantCtx, condition: SQL | undefined, limit: number): Promise<TopUp[]> {
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ payment: payments, transactionId: walletTransactions.id, reference: walletTransactions.reference })
      .from(payments)
      .innerJoin(walletTransactions, eq(walletTransactions.paymentId, payments.id))
      .where(and(eq(payments.tenantId, tx.tenantId), eq(payments.mode, tx.mode), condition))
      .orderBy(desc(payments.id))
      .limit(limit);
    return rows.map(({ payment, transactionId, reference }) => ({
      paymentId: payment.id,
      transactionId,
      reference,
      status: payment.status,
      reason: payment.reason,
      amount: payment.amountE4,
      method: payment.method,
      phone: payment.phone,
      receipt: payment.receipt,
      checkoutRequestId: payment.checkoutRequestId,
      needsReview: payment.needsReview,
      createdAt: payment.createdAt,
      pushedAt: payment.pushedAt,
      completedAt: payment.completedAt,
      staffNote: payment.staffNote,
    }));
  });
}
