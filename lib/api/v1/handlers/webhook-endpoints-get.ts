import { getEndpoint } from "#/lib/webhooks/get-endpoint.ts";
import { presentEndpoint } from "../present/webhook-endpoint.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsGet as operation } from "../operations/webhook-endpoints-get.ts";

/** GET /api/v1/webhooks/endpoints/{id} */
export const webhookEndpointsGet = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, parameters }) => ({
    body: presentEndpoint(await getEndpoint(ctx, parameters.id)),
  }),
);
