import { readCursor } from "#/lib/http/pagination.ts";
import { listEvents } from "#/lib/webhooks/list-events.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { eventsList as operation } from "../operations/events-list.ts";

/** GET /api/v1/events */
export const eventsList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, query }) => {
    const cursor = readCursor("event", query.cursor) ?? undefined;
    const { events, nextCursor } = await listEvents(ctx, { type: query.event, limit: query.limit, cursor });
    const data = events.map(({ id, type, occurredAt, data: facts }) => ({
      id,
      event: type,
      client_id: ctx.tenantId,
      timestamp: occurredAt.toISOString(),
      data: facts,
    }));
    return { body: { data, next_cursor: nextCursor } };
  },
);
