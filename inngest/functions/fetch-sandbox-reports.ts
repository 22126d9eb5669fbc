import { setTimeout as pause } from "node:timers/promises";
import { fetchReports } from "#/lib/messaging/fetch-reports.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

const askEveryMs = 500;
const stepMs = 20_000;

/** Test messages get their delivery reports: the sandbox is asked until no young message waits. */
export const fetchSandboxReports = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "fetch-sandbox-reports",
      triggers: [{ event: "messaging/reports.awaited" }],
      concurrency: [{ limit: 1 }],
      retries: 3,
    },
    async ({ event, step }) => {
      const connectionId = String(event.data["connectionId"]);
      return step.run("fetch-reports", async () => {
        const { platformCtx, ports } = runtime();
        const ctx = platformCtx({ kind: "system", name: "fetch-sandbox-reports" });
        const until = performance.now() + stepMs;
        let applied = 0;
        for (;;) {
          const round = await fetchReports(ctx, { connectionId, limit: 1000 }, ports);
          applied += round.applied;
          if (round.waiting === 0 || performance.now() > until) return { applied };
          await pause(askEveryMs);
        }
      });
    },
  );
