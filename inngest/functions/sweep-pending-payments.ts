import { queryDuePayments } from "#/lib/payments/query-due-payments.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";
import { settle } from "./settle-callbacks.ts";

/** Each minute: payments nobody asked about in time, and stored calls whose event was lost or that had to wait. */
export const sweepPendingPayments = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "sweep-pending-payments", triggers: [{ cron: "* * * * *" }], concurrency: [{ limit: 1 }], retries: 1 },
    async ({ step }) => {
      await step.run("settle-confirmations", () => settle("c2b_confirmation"));
      await step.run("settle-callbacks", () => settle("stk"));
      const asked = await step.run("query-due-payments", query);
      return { asked };
    },
  );

function query() {
  const { platformCtx, ports } = runtime();
  return queryDuePayments(platformCtx({ kind: "system", name: "sweep-pending-payments" }), ports);
}
