import { updateEndpoint } from "#/lib/webhooks/update-endpoint.ts";
import { presentEndpoint } from "../present/webhook-endpoint.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsUpdate as operation } from "../operations/webhook-endpoints-update.ts";

/** PATCH /api/v1/webhooks/endpoints/{id} */
export const webhookEndpointsUpdate = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters, body }) => {
    const ports = { transport: runtime().ports.webhookTransport };
    return { body: presentEndpoint(await updateEndpoint(ctx, { endpointId: parameters.id, ...body }, ports)) };
  },
);
