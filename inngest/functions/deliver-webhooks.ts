import { deliverDue } from "#/lib/webhooks/deliver-due.ts";
import { runtime } from "#/lib/wiring.ts";
import type { InngestClient } from "../client.ts";

/** A step claims for so long, so that a deploy never waits for a long queue. */
const stepMs = 10_000;
/** Steps of one run; what is left then is signalled anew, so that a run's memory of its steps stays small. */
const maxSteps = 30;

/**
 * Delivers what is due. Signals of one second are one run; a second run may help while the first is busy or its worker
 * is dead. Retries are signalled when they are due (start-due-work.ts), so no run waits for them.
 */
export const deliverWebhooks = (inngest: InngestClient) =>
  inngest.createFunction(
    {
      id: "deliver-webhooks",
      triggers: [{ event: "webhooks/deliveries.due" }],
      batchEvents: { maxSize: 100, timeout: "1s" },
      concurrency: [{ limit: 2 }],
      retries: 3,
    },
    async ({ step }) => {
      for (let number = 0; number < maxSteps; number++) {
        const { more } = await step.run(`deliver-due-${number}`, () => {
          const { platformCtx, ports } = runtime();
          const ctx = platformCtx({ kind: "system", name: "deliver-webhooks" });
          return deliverDue(ctx, { forMs: stepMs }, { transport: ports.webhookTransport });
        });
        if (!more) return;
      }
    },
  );
