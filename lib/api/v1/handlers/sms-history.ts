import { readCursor } from "#/lib/http/pagination.ts";
import { serve } from "#/lib/http/serve.ts";
import { countMessages } from "#/lib/messaging/count-messages.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { runtime } from "#/lib/wiring.ts";
import { smsHistory as operation } from "../operations/sms-history.ts";
import { presentMessage } from "../present/message.ts";
import { readMessageFilter } from "../read/message-filter.ts";

/** GET /api/v1/sms/history */
export const smsHistory = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant, query }) => {
    const filter = readMessageFilter(query, tenant.timeZone);
    const paged = query.page !== undefined || query.per_page !== undefined;
    const { page = 1, per_page: limit = query.limit } = query;
    const [{ messages, next }, total] = await Promise.all([
      listMessages(ctx, { limit, before: readCursor("message", query.cursor), filter, skip: (page - 1) * limit }),
      paged ? countMessages(ctx, filter) : 0,
    ]);
    const body = { data: messages.map(presentMessage), next_cursor: next };
    return { body: paged ? { ...body, meta: { current_page: page, per_page: limit, total } } : body };
  },
);
