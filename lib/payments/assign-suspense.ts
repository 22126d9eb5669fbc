import { eq } from "drizzle-orm";
import { suspenseItems } from "#/db/schema/index.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { actorId, requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeAlert } from "#/lib/notifications/close-alert.ts";
import { tenantInState, tenantNotFound } from "#/lib/tenants/errors.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";
import { completePayment } from "./complete-payment.ts";
import { referenceTaken, suspenseAssigned, suspenseNotFound } from "./errors.ts";
import { findClaim, findHandHolder, lockPayment, lockReceipt } from "./lookup.ts";
import { openPaybillPayment } from "./open-paybill-payment.ts";
import type { Payment } from "./payment.ts";
import { suspenseAlert } from "./review-reason.ts";

/**
 * Money that waited in suspense is a completed Paybill payment of this tenant, credited once and told like any other; where
 * the tenant has asked for it by its receipt, it completes that request.
 * Throws `payments.suspense_not_found`, `payments.suspense_assigned`, `tenants.not_found`, `tenants.wrong_state` for a
 * closed tenant, `payments.reference_taken` when staff have credited its receipt by hand. Staff's `payments:decide`.
 */
export async function assignSuspense(
  ctx: PlatformCtx,
  input: { suspenseId: string; tenantId: number },
): Promise<Payment> {
  requireScope(ctx, "payments:decide");
  const { suspenseId, tenantId } = input;
  return withTransaction(ctx, async (tx) => {
    const item = await lockItem(tx, suspenseId);
    if (item.assignedTenantId !== null) throw suspenseAssigned(item.assignedTenantId);
    await requireTenant(tx, tenantId);
    const { amountE4: amount, shortcode, receipt, payerName } = item;
    await lockReceipt(tx, receipt);
    const byHand = await findHandHolder(tx, receipt);
    if (byHand !== null) throw referenceTaken(`payment ${byHand}`);
    const createdBy = actorId(tx);
    const paymentId =
      (await findClaim(tx, { tenantId, receipt })) ??
      (await openPaybillPayment(tx, { tenantId, amount, shortcode, receipt, payerName, createdBy }));
    const opened = await lockPayment(tx, paymentId);
    const settled = await completePayment(tx, opened, {
      road: "suspense",
      receipt,
      amount,
      shortcode,
      payerName,
      from: "suspense",
      businessKey: `assign:${shortcode}:${receipt}`,
    });
    await tx.db
      .update(suspenseItems)
      .set({ assignedTenantId: tenantId, assignedPaymentId: paymentId, assignedAt: tx.clock.now() })
      .where(eq(suspenseItems.id, suspenseId));
    await closeAlert(tx, suspenseAlert(item));
    await recordAudit(tx, {
      action: "payments.suspense_assigned",
      subject: suspenseId,
      tenantId,
      before: { account: item.account },
      after: { paymentId, amount: String(amount), receipt },
    });
    return settled;
  });
}

async function lockItem(tx: PlatformTx, suspenseId: string): Promise<typeof suspenseItems.$inferSelect> {
  const [item] = await tx.db.select().from(suspenseItems).where(eq(suspenseItems.id, suspenseId)).for("no key update");
  if (!item) throw suspenseNotFound();
  return item;
}

async function requireTenant(tx: PlatformTx, tenantId: number): Promise<void> {
  if (tenantId === operatorTenantId) throw tenantNotFound();
  const { status } = await getTenant(tx, tenantId);
  if (status === "closed") throw tenantInState(status);
}
