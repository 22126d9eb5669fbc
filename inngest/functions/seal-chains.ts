import { chains } from "#/lib/audit/chain.ts";
import { sealChain } from "#/lib/audit/seal-chain.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Each minute: new transfers and audit rows are sealed into their hash chains. */
export const sealChains = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "seal-chains", triggers: [{ cron: "* * * * *" }], concurrency: [{ limit: 1 }], retries: 0 },
    async ({ step }) => {
      for (const chain of chains) {
        await step.run(`seal-${chain}`, () =>
          sealChain(runtime().platformCtx({ kind: "system", name: "seal-chains" }), chain),
        );
      }
    },
  );
