import { pageOf } from "#/lib/http/pagination.ts";
import { serve } from "#/lib/http/serve.ts";
import { listEndpoints } from "#/lib/webhooks/list-endpoints.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookEndpointsList as operation } from "../operations/webhook-endpoints-list.ts";
import { presentEndpoint } from "../present/webhook-endpoint.ts";

/** GET /api/v1/webhooks/endpoints */
export const webhookEndpointsList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, query }) => {
    const { page, next } = pageOf(await listEndpoints(ctx), "webhookEndpoint", query);
    return { body: { data: page.map(presentEndpoint), next_cursor: next } };
  },
);
