import { releaseAllScheduled } from "#/lib/messaging/release-all-scheduled.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Each minute: scheduled messages whose time came while no process with the loop of start-due-work.ts was running. */
export const releaseScheduledMessages = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "release-scheduled", triggers: [{ cron: "* * * * *" }], concurrency: [{ limit: 1 }], retries: 0 },
    async ({ step }) => {
      await step.run("release", () =>
        releaseAllScheduled(runtime().platformCtx({ kind: "system", name: "release-scheduled" })),
      );
    },
  );
