import { getDelivery } from "#/lib/webhooks/get-delivery.ts";
import { presentAttempt, presentDelivery } from "../present/webhook-delivery.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookDeliveriesGet as operation } from "../operations/webhook-deliveries-get.ts";

/** GET /api/v1/webhooks/deliveries/{id} */
export const webhookDeliveriesGet = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => {
    const delivery = await getDelivery(ctx, parameters.id);
    return {
      body: {
        ...presentDelivery(delivery),
        request_body: delivery.requestBody,
        history: delivery.history.map(presentAttempt),
      },
    };
  },
);
