import { noticeSender, sendNotice } from "#/lib/messaging/send-notice.ts";
import { notifyPaymentEnded } from "#/lib/payments/notify-payment-ended.ts";
import { notifyPaymentSettled } from "#/lib/payments/notify-payment-settled.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Tells the tenant how a top-up ended: bell, receipt or advice by mail, and an SMS for money that came. */
export const notifyPayment = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "notify-payment",
      triggers: [{ event: "payments/payment.settled" }, { event: "payments/payment.ended" }],
      retries: 5,
    },
    async ({ event, step }) => {
      const paymentId = String(event.data["paymentId"]);
      if (event.name === "payments/payment.settled") {
        await step.run("notify-payment-settled", () => tellSettled(paymentId));
      } else {
        await step.run("notify-payment-ended", () => tellEnded(paymentId));
      }
    },
  );

async function tellSettled(paymentId: string): Promise<void> {
  const { platformCtx, env } = runtime();
  const ctx = platformCtx({ kind: "system", name: "notify-payment" });
  const notice = await notifyPaymentSettled(ctx, {
    paymentId,
    appName: env.APP_NAME,
    walletUrl: walletUrl(env.appUrl, paymentId),
  });
  if (notice) await sendNotice(ctx, { ...notice, sender: env.ONFON_SENDER_ID ?? noticeSender(env.APP_NAME) });
}

async function tellEnded(paymentId: string): Promise<void> {
  const { platformCtx, env } = runtime();
  const ctx = platformCtx({ kind: "system", name: "notify-payment" });
  await notifyPaymentEnded(ctx, { paymentId, walletUrl: walletUrl(env.appUrl, paymentId) });
}

function walletUrl(appUrl: string, paymentId: string): string {
  return `${appUrl}/dashboard/wallet?top_up=${paymentId}`;
}
