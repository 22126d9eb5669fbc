import { and, asc, eq, sql } from "drizzle-orm";
import { auditLog, payments, tenants, walletTransactions } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { toPayment, type Payment } from "./payment.ts";

/** A payment staff look at, with the reference of its line and what the latest doubt was. */
export type PaymentUnderReview = Payment & { tenantName: string; reference: string | null; doubt: string | null };

const queueLimit = 100;

/** The live payments under review, the oldest first. Staff's `money:read`. */
export async function listReviews(ctx: PlatformCtx): Promise<PaymentUnderReview[]> {
  requireScope(ctx, "money:read");
  // A payment's own reason is the tenant's: one that is completed has none, whatever came later.
  const doubt = sql<string | null>`(
    select ${auditLog.after} ->> 'reason' from ${auditLog}
    where ${auditLog.tenantId} = ${payments.tenantId} and ${auditLog.subject} = ${payments.id}
      and ${auditLog.action} = 'payments.flagged'
    order by ${auditLog.seq} desc limit 1)`;
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ payment: payments, tenantName: tenants.name, reference: walletTransactions.reference, doubt })
      .from(payments)
      .innerJoin(tenants, eq(tenants.id, payments.tenantId))
      .leftJoin(walletTransactions, eq(walletTransactions.paymentId, payments.id))
      .where(and(eq(payments.needsReview, true), eq(payments.mode, "live")))
      .orderBy(asc(payments.id))
      .limit(queueLimit);
    return rows.map(({ payment, ...known }) => ({ ...toPayment(payment), ...known }));
  });
}
