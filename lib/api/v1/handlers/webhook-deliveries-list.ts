import { readCursor } from "#/lib/http/pagination.ts";
import { listDeliveries } from "#/lib/webhooks/list-deliveries.ts";
import { presentDelivery } from "../present/webhook-delivery.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { webhookDeliveriesList as operation } from "../operations/webhook-deliveries-list.ts";

/** GET /api/v1/webhooks/deliveries */
export const webhookDeliveriesList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, query }) => {
    const { endpoint_id: endpointId, status, event, limit } = query;
    const cursor = readCursor("webhookDelivery", query.cursor) ?? undefined;
    const { data, nextCursor } = await listDeliveries(ctx, { endpointId, status, event, limit, cursor });
    return { body: { data: data.map(presentDelivery), next_cursor: nextCursor } };
  },
);
