import { commitOnce } from "#/lib/idempotency/commit-once.ts";
import { sendTestEvent } from "#/lib/webhooks/send-test-event.ts";
import { answerOnce, storedAs } from "../read/once.ts";
import { sampleDataOf } from "../webhook-events.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsTest as operation } from "../operations/webhook-endpoints-test.ts";

/** POST /api/v1/webhooks/endpoints/{id}/test */
export const webhookEndpointsTest = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters, body, claim }) => {
    const input = { endpointId: parameters.id, type: body.event, data: sampleDataOf(body.event) };
    return answerOnce(
      await commitOnce(
        ctx,
        claim,
        async (tx) => {
          const { eventId, deliveryId } = await sendTestEvent(tx, input);
          return { event_id: eventId, delivery_id: deliveryId };
        },
        storedAs(operation),
      ),
    );
  },
);
