import type { PaymentStatus } from "#/db/enums.ts";
import { queryPayment } from "#/lib/payments/query-payment.ts";
import { queryGapsMs } from "#/lib/payments/query-schedule.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/**
 * Asks the provider about a pushed payment, or the proof of a manual one of test mode, at growing gaps until nothing more is to be asked. A callback that came
 * meanwhile has made it final: then nobody is asked.
 */
export const confirmTopUp = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "confirm-top-up",
      triggers: [{ event: "payments/payment.pushed" }, { event: "payments/payment.requested" }],
      retries: 3,
    },
    async ({ event, step }) => {
      const paymentId = String(event.data["paymentId"]);
      const mode = event.data["mode"] === "test" ? "test" : "live";
      for (const [number, gapMs] of queryGapsMs(mode).entries()) {
        await step.sleep(`wait-${number}`, gapMs);
        const { status, asksAgain } = await step.run(`query-payment-${number}`, () => query(paymentId));
        if (!asksAgain) return { status };
      }
      return { status: "open" };
    },
  );

async function query(paymentId: string): Promise<{ status: PaymentStatus; asksAgain: boolean }> {
  const { platformCtx, ports } = runtime();
  const ctx = platformCtx({ kind: "system", name: "confirm-top-up" });
  const { status, nextQueryAt } = await queryPayment(ctx, { paymentId }, ports);
  return { status, asksAgain: nextQueryAt !== null };
}
