import { applyDeliveryReports } from "#/lib/messaging/apply-delivery-reports.ts";
import { matchWaitingReports } from "#/lib/messaging/match-waiting-reports.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const callsAtOnce = 500;
const stepMs = 10_000;
const maxSteps = 30;

/** Applies stored delivery reports until none waits; those that came ahead of their answer are looked at once more. */
export const applyReports = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "apply-delivery-reports",
      triggers: [{ event: "callbacks/callbacks.received" }],
      concurrency: [{ limit: 1 }],
      retries: 3,
    },
    async ({ event, step }) => {
      if (event.data["kind"] !== "onfon_report") return;
      let waiting = 0;
      for (let number = 0; number < maxSteps; number++) {
        const round = await step.run(`apply-delivery-reports-${number}`, drain);
        waiting += round.waiting;
        if (!round.more) break;
      }
      if (waiting === 0) return;
      await step.sleep("answers-arrive", "2s");
      await step.run("match-waiting-reports", async () => {
        const ctx = runtime().platformCtx({ kind: "system", name: "apply-delivery-reports" });
        const { found } = await matchWaitingReports(ctx, { afterSeq: 0n, limit: 500 });
        return { found };
      });
    },
  );

async function drain(): Promise<{ calls: number; waiting: number; more: boolean }> {
  const { platformCtx, ports } = runtime();
  const ctx = platformCtx({ kind: "system", name: "apply-delivery-reports" });
  const until = performance.now() + stepMs;
  const sum = { calls: 0, waiting: 0, more: true };
  while (sum.more && performance.now() < until) {
    const { calls, waiting } = await applyDeliveryReports(ctx, { limit: callsAtOnce }, ports);
    sum.calls += calls;
    sum.waiting += waiting;
    sum.more = calls === callsAtOnce;
  }
  return sum;
}
