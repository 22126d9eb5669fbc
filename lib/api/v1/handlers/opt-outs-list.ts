import { readCursor } from "#/lib/http/pagination.ts";
import { serve } from "#/lib/http/serve.ts";
import { listOptOuts } from "#/lib/opt-outs/list-opt-outs.ts";
import { runtime } from "#/lib/wiring.ts";
import { optOutsList as operation } from "../operations/opt-outs-list.ts";
import { presentOptOut } from "../present/opt-out.ts";

/** GET /api/v1/opt-outs */
export const optOutsList = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, query }) => {
    const { optOuts, next } = await listOptOuts(ctx, {
      limit: query.limit,
      before: readCursor("optOut", query.cursor),
    });
    return { body: { data: optOuts.map(presentOptOut), next_cursor: next } };
  },
);
