import type { PlatformCtx } from "#/lib/core/context.ts";
import { formatKes, wholeUnits } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "#/lib/notifications/notify-tenant.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { findSettledPayment } from "./find-settled-payment.ts";
import { isByHand } from "./staff-part.ts";

/** What the SMS notice needs, sent by the caller. */
export type PaymentNotice = { recipient: string; text: string; factKey: string };

/**
 * The tenant knows of its credited payment: the bell rings, and for live money the receipt is mailed, once per payment
 * however often this runs. Answers the SMS to send, or null in test mode (product.md D18) and for an unknown payment.
 */
export async function notifyPaymentSettled(
  ctx: PlatformCtx,
  input: { paymentId: string; appName: string; walletUrl: string },
): Promise<PaymentNotice | null> {
  return withTransaction(ctx, async (tx) => {
    const settled = await findSettledPayment(tx, input.paymentId);
    if (!settled) return null;
    const { payment, reference, balanceAfter } = settled;
    const tenant = await getTenant(tx, payment.tenantId);
    const factKey = `payment.settled:${payment.id}`;
    const amount = formatKes(payment.amount);
    const balance = formatKes(balanceAfter);
    await notifyTenant(tx, {
      tenantId: tenant.id,
      type: "topup_success",
      title: `${amount} received`,
      body: `Your ${payment.mode === "test" ? "test balance" : "balance"} is now ${balance}.`,
      data: { payment_id: payment.id, reference, mode: payment.mode },
      factKey,
    });
    if (payment.mode === "test") return null;
    await queueEmail(tx, {
      factKey,
      to: tenant.email,
      language: tenant.language,
      mail: {
        template: "payment-received",
        properties: {
          name: tenant.contactName,
          organisation: tenant.name,
          amount,
          receipt: payment.receipt,
          byMpesa: !isByHand(payment.method),
          reference,
          balance,
          units: wholeUnits(balanceAfter, tenant.price),
          when: timeText(payment.completedAt ?? tx.clock.now(), tenant.timeZone),
          url: input.walletUrl,
        },
      },
    });
    const word = isByHand(payment.method) ? "Reference" : "Receipt";
    const receipt = payment.receipt ? ` ${word} ${payment.receipt}.` : "";
    return {
      recipient: payment.phone ?? tenant.phone,
      text: `${input.appName}: ${amount} received for ${tenant.name}.${receipt} New balance ${balance}.`,
      factKey,
    };
  });
}

/** `2 March 2026, 10:15` in the tenant's zone. */
export function timeText(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone })
    .format(at)
    .replace(" at ", ", ");
}
