import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { replayDelivery } from "#/lib/webhooks/replay-delivery.ts";
import { answerOnce, storedAs } from "../read/once.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookDeliveriesReplay as operation } from "../operations/webhook-deliveries-replay.ts";

/** POST /api/v1/webhooks/deliveries/{id}/replay */
export const webhookDeliveriesReplay = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters: { id }, claim }) =>
    answerOnce(
      await commitOnce(
        ctx,
        claim,
        async (tx) => {
          await replayDelivery(tx, id);
          return { id, status: "pending" as const };
        },
        storedAs(operation),
      ),
    ),
);
