import type { PlatformCtx } from "#/lib/core/context.ts";
import { formatKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "#/lib/notifications/notify-tenant.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { findPayment } from "./lookup.ts";
import { isOpen } from "./payment-status.ts";
import { isByHand } from "./staff-part.ts";
import { outcomeWords, topUpOutcome } from "./top-up-outcome.ts";

/**
 * The tenant knows that its top-up ended without money, and what to do: the bell rings, and for live money a mail is
 * sent, once per payment. Nothing is told when the money came after all.
 */
export async function notifyPaymentEnded(
  ctx: PlatformCtx,
  input: { paymentId: string; walletUrl: string },
): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const payment = await findPayment(tx, input.paymentId);
    if (!payment || isOpen(payment.status) || payment.status === "completed") return;
    const tenant = await getTenant(tx, payment.tenantId);
    const words = outcomeWords(topUpOutcome({ ...payment, ageMs: 0 }));
    const advice = payment.staffNote ?? words.advice;
    const amount = formatKes(payment.amount);
    const factKey = `payment.ended:${payment.id}`;
    await notifyTenant(tx, {
      tenantId: tenant.id,
      type: "topup_failed",
      title: `${words.title}: ${amount}`,
      body: advice,
      data: { payment_id: payment.id, mode: payment.mode },
      factKey,
    });
    if (payment.mode === "test") return;
    await queueEmail(tx, {
      factKey,
      to: tenant.email,
      language: tenant.language,
      mail: {
        template: "payment-failed",
        properties: {
          name: tenant.contactName,
          organisation: tenant.name,
          amount,
          outcome: words.title,
          advice,
          byMpesa: !isByHand(payment.method),
          url: input.walletUrl,
        },
      },
    });
  });
}
