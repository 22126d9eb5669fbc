import { summariseUsage } from "#/lib/usage/summarise-usage.ts";
import { presentTopUpTotal, presentUsage } from "../present/usage.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { analyticsSummary as operation } from "../operations/analytics-summary.ts";

/** GET /api/v1/analytics/summary */
export const analyticsSummary = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant }) => {
    const { today, thisMonth } = await summariseUsage(ctx, tenant.timeZone);
    return {
      body: { today: presentUsage(today), this_month: { ...presentUsage(thisMonth), ...presentTopUpTotal(thisMonth) } },
    };
  },
);
