import type { PlatformTx } from "#/lib/core/context.ts";
import type { BookedCredit } from "#/lib/wallet/credit-payment.ts";
import { balanceUpdatedPayload, topUpPayload } from "#/lib/webhooks/payloads.ts";
import { recordTenantEvents } from "#/lib/webhooks/record-event.ts";
import type { Payment } from "./payment.ts";

/**
 * The tenant's events say what the credit brought: topup.completed and balance.updated. Deductions that gathered before
 * it were told already, so that each `old_balance` is the former `new_balance` (product.md D19).
 */
export async function announceCredit(tx: PlatformTx, payment: Payment, booked: BookedCredit): Promise<void> {
  const { id, tenantId, mode } = payment;
  const { balanceBefore, balanceAfter, reference } = booked;
  const base = { tenantId, mode, occurredAt: tx.clock.now() };
  await recordTenantEvents(tx, [
    {
      ...base,
      type: "topup.completed",
      factKey: `topup.completed:${id}`,
      data: topUpPayload({
        transactionId: reference,
        amount: payment.amount,
        paymentMethod: payment.method,
        receipt: payment.receipt,
        status: payment.status,
        reason: null,
        completedAt: payment.completedAt,
      }),
    },
    {
      ...base,
      type: "balance.updated",
      factKey: `balance:${id}`,
      data: balanceUpdatedPayload({ before: balanceBefore, after: balanceAfter, transactionId: reference }),
    },
  ]);
}
