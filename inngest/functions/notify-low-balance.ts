import { notifyLowBalance } from "#/lib/notifications/notify-low-balance.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Tells a tenant that its balance fell below its threshold. */
export const notifyOfLowBalance = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "notify-low-balance", triggers: [{ event: "webhooks/balance.fell_low" }], retries: 5 },
    async ({ event, step }) => {
      await step.run("notify-low-balance", async () => {
        const { platformCtx, env } = runtime();
        const ctx = platformCtx({ kind: "system", name: "notify-low-balance" });
        const { tenantId, mode, seq } = event.data;
        await notifyLowBalance(ctx, {
          tenantId: Number(tenantId),
          mode: mode === "test" ? "test" : "live",
          seq: Number(seq),
          appUrl: env.appUrl,
        });
      });
    },
  );
