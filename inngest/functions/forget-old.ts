import { forgetCallbacks } from "#/lib/callbacks/forget-callbacks.ts";
import { forgetKeys } from "#/lib/idempotency/forget-keys.ts";
import { forgetExpired } from "#/lib/identity/forget-expired.ts";
import { forgetEvents } from "#/lib/webhooks/forget-events.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const rowsAtOnce = 1_000;
/** A step ends after so long, so that a deploy never waits for it. */
const stepMs = 10_000;
/** Steps of one night for each kind; what is left goes the next one. */
const maxSteps = 100;

/** Each night: what has been kept for its time is gone (trust.md TR-73). Money, messages and the audit log are kept. */
export const forgetOld = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "forget-old", triggers: [{ cron: "TZ=Africa/Nairobi 20 3 * * *" }], concurrency: [{ limit: 1 }], retries: 2 },
    async ({ step }) => {
      const ctx = () => runtime().platformCtx({ kind: "system", name: "forget-old" });
      const forgetAll = async (kind: string, forget: () => Promise<number>) => {
        for (let number = 0; number < maxSteps; number++) {
          const { done } = await step.run(`${kind}-${number}`, () => forgetPages(forget));
          if (done) return;
        }
      };
      await step.run("expired", async () => ({ gone: await forgetExpired(ctx()) }));
      await forgetAll("keys", () => forgetKeys(ctx(), rowsAtOnce));
      await forgetAll("events", () => forgetEvents(ctx(), rowsAtOnce));
      await forgetAll("callbacks", () => forgetCallbacks(ctx(), rowsAtOnce));
    },
  );

async function forgetPages(forget: () => Promise<number>): Promise<{ gone: number; done: boolean }> {
  const until = performance.now() + stepMs;
  let gone = 0;
  while (performance.now() < until) {
    const rows = await forget();
    gone += rows;
    if (rows < rowsAtOnce) return { gone, done: true };
  }
  return { gone, done: false };
}
