import { removeEndpoint } from "#/lib/webhooks/remove-endpoint.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsDelete as operation } from "../operations/webhook-endpoints-delete.ts";

/** DELETE /api/v1/webhooks/endpoints/{id} */
export const webhookEndpointsDelete = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => {
    await removeEndpoint(ctx, parameters.id);
    return { body: { id: parameters.id, deleted: true as const } };
  },
);
