import { setTimeout as pause } from "node:timers/promises";
import { submitBatch } from "#/lib/messaging/submit-batch.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Messages claimed at once; their provider calls run side by side. */
const claimLimit = 500;
/** A step goes on for so long, so that a deploy never waits for a long queue. */
const stepMs = 10_000;
/** A shorter wait for tokens or due messages happens inside the step, a longer one sleeps without a worker. */
const shortWaitMs = 1_000;
/** Steps of one run; then a fresh run goes on, so that a run's memory of its steps stays small. */
const maxSteps = 30;

/** Submits the queued messages of a connection until none waits. Several runs may share the work. */
export const submitMessages = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "submit-messages",
      triggers: [{ event: "messaging/messages.queued" }],
      concurrency: [{ key: "event.data.connectionId", limit: 4 }],
      retries: 3,
    },
    async ({ event, step }) => {
      const connectionId = String(event.data["connectionId"]);
      for (let number = 0; number < maxSteps; number++) {
        const { nextInMs } = await step.run(`submit-batch-${number}`, () => drain(connectionId));
        if (nextInMs === null) return;
        if (nextInMs > shortWaitMs) await step.sleep(`wait-${number}`, nextInMs);
      }
      await step.sendEvent("go-on", { name: "messaging/messages.queued", data: { connectionId } });
    },
  );

async function drain(connectionId: string): Promise<{ claimed: number; nextInMs: number | null }> {
  const { platformCtx, ports } = runtime();
  const ctx = platformCtx({ kind: "system", name: "submit-messages" });
  const until = performance.now() + stepMs;
  let claimed = 0;
  for (;;) {
    const batch = await submitBatch(ctx, { connectionId, limit: claimLimit }, ports);
    claimed += batch.claimed;
    const { nextInMs } = batch;
    if (nextInMs === null || nextInMs > shortWaitMs || performance.now() > until) return { claimed, nextInMs };
    if (nextInMs > 0) await pause(nextInMs);
  }
}
