import { eq } from "drizzle-orm";
import { walletTransactions } from "#/db/schema/index.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { topUpPayload } from "#/lib/webhooks/payloads.ts";
import { recordTenantEvent } from "#/lib/webhooks/record-event.ts";
import type { Payment } from "./payment.ts";

/** The tenant's events say that the top-up ended without money, and why. */
export async function announceEnd(tx: PlatformTx, payment: Payment): Promise<void> {
  const [line] = await tx.db
    .select({ reference: walletTransactions.reference })
    .from(walletTransactions)
    .where(eq(walletTransactions.paymentId, payment.id));
  await recordTenantEvent(tx, {
    tenantId: payment.tenantId,
    mode: payment.mode,
    type: "topup.failed",
    factKey: `topup.failed:${payment.id}`,
    occurredAt: tx.clock.now(),
    data: topUpPayload({
      transactionId: line?.reference ?? payment.id,
      amount: payment.amount,
      paymentMethod: payment.method,
      receipt: null,
      status: payment.status,
      reason: payment.reason,
      completedAt: null,
    }),
  });
}
