import { readCursor } from "#/lib/http/pagination.ts";
import { serve } from "#/lib/http/serve.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { runtime } from "#/lib/wiring.ts";
import { messagesList as operation } from "../operations/messages-list.ts";
import { presentMessage } from "../present/message.ts";
import { readMessageFilter } from "../read/message-filter.ts";

/** GET /api/v1/messages */
export const messagesList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant, query }) => {
    const { messages, next } = await listMessages(ctx, {
      limit: query.limit,
      before: readCursor("message", query.cursor),
      filter: readMessageFilter(query, tenant.timeZone),
    });
    return { body: { data: messages.map(presentMessage), next_cursor: next } };
  },
);
