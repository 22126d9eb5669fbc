import { listSenders } from "#/lib/senders/list-senders.ts";
import { presentSender } from "../present/sender.ts";
import { pageOf } from "#/lib/http/pagination.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { sendersList as operation } from "../operations/senders-list.ts";

/** GET /api/v1/senders */
export const sendersList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, query }) => {
    const { page, next } = pageOf(await listSenders(ctx), "sender", query);
    return { body: { data: page.map(presentSender), next_cursor: next } };
  },
);
