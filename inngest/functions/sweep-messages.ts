import { expireAttempts } from "#/lib/messaging/expire-attempts.ts";
import { markSilent } from "#/lib/messaging/mark-silent.ts";
import { matchWaitingReports } from "#/lib/messaging/match-waiting-reports.ts";
import { releaseUnconfirmed } from "#/lib/messaging/release-unconfirmed.ts";
import { signalWaiting } from "#/lib/messaging/signal-waiting.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const rowsAtOnce = 500;
const maxPages = 20;

/** Each minute: whatever an event should have moved and did not is found again by its state and age. */
export const sweepMessages = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "sweep-messages", triggers: [{ cron: "* * * * *" }], concurrency: [{ limit: 1 }], retries: 1 },
    async ({ step }) => {
      const ctx = () => runtime().platformCtx({ kind: "system", name: "sweep-messages" });
      await step.run("expire-attempts", () => expireAttempts(ctx()));
      await step.run("signal-waiting", () => signalWaiting(ctx()));
      await step.run("match-waiting-reports", () => matchAll());
      await step.run("release-unconfirmed", () => releaseUnconfirmed(ctx(), { limit: rowsAtOnce }));
      await step.run("mark-silent", () => markSilent(ctx(), { limit: rowsAtOnce }));

      async function matchAll(): Promise<{ found: number }> {
        let afterSeq: bigint | null = 0n;
        let found = 0;
        for (let page = 0; page < maxPages && afterSeq !== null; page++) {
          const round = await matchWaitingReports(ctx(), { afterSeq, limit: rowsAtOnce });
          found += round.found;
          afterSeq = round.nextSeq;
        }
        return { found };
      }
    },
  );
