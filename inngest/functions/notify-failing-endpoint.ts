import { notifyFailingEndpoint } from "#/lib/notifications/notify-failing-endpoint.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** Tells a tenant that its webhook endpoint fails or was switched off. */
export const notifyOfFailingEndpoint = (inngest: InngestClient) =>
  inngest.createFunction(
    { id: "notify-failing-endpoint", triggers: [{ event: "webhooks/endpoint.failing" }], retries: 5 },
    async ({ event, step }) => {
      await step.run("notify-failing-endpoint", async () => {
        const { platformCtx, env } = runtime();
        const ctx = platformCtx({ kind: "system", name: "notify-failing-endpoint" });
        const { endpointId, disabled } = event.data;
        await notifyFailingEndpoint(ctx, {
          endpointId: String(endpointId),
          disabled: disabled === true,
          appUrl: env.appUrl,
        });
      });
    },
  );
