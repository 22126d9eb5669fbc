import { toKes } from "#/lib/core/money.ts";
import { listDailyUsage } from "#/lib/usage/list-daily-usage.ts";
import { readDays } from "../read/days.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { analyticsDaily as operation } from "../operations/analytics-daily.ts";

/** GET /api/v1/analytics/daily */
export const analyticsDaily = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant, query }) => {
    const { timeZone } = tenant;
    const days = await listDailyUsage(ctx, { ...readDays(query, timeZone, ctx.clock.now()), timeZone });
    return {
      body: {
        data: days.map(({ day, messagesSent, delivered, failed, cost }) => ({
          date: day,
          messages_sent: messagesSent,
          messages_delivered: delivered,
          messages_failed: failed,
          cost: toKes(cost),
        })),
      },
    };
  },
);
