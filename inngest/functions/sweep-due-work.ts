import { signalDueEmails } from "#/lib/notifications/signal-due-emails.ts";
import { flushDueBalanceEvents } from "#/lib/webhooks/flush-due-balance-events.ts";
import { signalDueDeliveries } from "#/lib/webhooks/signal-due-deliveries.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Finds each minute what became due while no process with the loop of start-due-work.ts was running. */
export const sweepDueWork = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "sweep-due-work", triggers: [{ cron: "* * * * *" }], concurrency: [{ limit: 1 }], retries: 0 },
    async ({ step }) => {
      await step.run("flush-due-balance-events", async () => ({ closed: await flushDueBalanceEvents(context()) }));
      await step.run("signal-due-deliveries", async () => ({ due: await signalDueDeliveries(context()) }));
      await step.run("signal-due-emails", async () => ({ due: await signalDueEmails(context()) }));
    },
  );

const context = () => runtime().platformCtx({ kind: "system", name: "sweep-due-work" });
