import { isOpen } from "#/lib/payments/payment-status.ts";
import { queryPayment } from "#/lib/payments/query-payment.ts";
import { queryGapsMs } from "#/lib/payments/query-schedule.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/**
 * Asks the provider about a pushed payment at growing gaps until it is final. A callback that came meanwhile has made it
 * final: then nobody is asked.
 */
export const confirmTopUp = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "confirm-top-up", triggers: [{ event: "payments/payment.pushed" }], retries: 3 },
    async ({ event, step }) => {
      const paymentId = String(event.data["paymentId"]);
      const mode = event.data["mode"] === "test" ? "test" : "live";
      for (const [number, gapMs] of queryGapsMs(mode).entries()) {
        await step.sleep(`wait-${number}`, gapMs);
        const status = await step.run(`query-payment-${number}`, () => query(paymentId));
        if (!isOpen(status)) return { status };
      }
      return { status: "open" };
    },
  );

function query(paymentId: string) {
  const { platformCtx, ports } = runtime();
  return queryPayment(platformCtx({ kind: "system", name: "confirm-top-up" }), { paymentId }, ports);
}
