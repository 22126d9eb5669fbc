import { syncBalances } from "#/lib/connections/sync-balances.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Every 15 minutes: the provider accounts' balances are read (product.md D2). Sending never waits for it. */
export const syncProviderBalances = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "sync-balances", triggers: [{ cron: "*/15 * * * *" }], concurrency: [{ limit: 1 }], retries: 2 },
    async ({ step }) =>
      step.run("sync-balances", async () => {
        const { platformCtx, ports } = runtime();
        const ctx = platformCtx({ kind: "system", name: "sync-balances" });
        return syncBalances(ctx, (connection) => ports.carriers[connection.provider].readBalance(connection));
      }),
  );
