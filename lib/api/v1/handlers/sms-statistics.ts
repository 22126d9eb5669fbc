import { refused } from "#/lib/core/errors.ts";
import { toKes } from "#/lib/core/money.ts";
import { serve } from "#/lib/http/serve.ts";
import { summariseMessages } from "#/lib/messaging/summarise-messages.ts";
import { runtime } from "#/lib/wiring.ts";
import { smsStatistics as operation } from "../operations/sms-statistics.ts";
import { readPeriod } from "../read/period.ts";

const dayMs = 86_400_000;
const usualDays = 30;
const mostDays = 366;

/** GET /api/v1/sms/statistics */
export const smsStatistics = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant, query }) => {
    const asked = readPeriod(query, tenant.timeZone);
    const to = asked.to ?? new Date(ctx.clock.now().getTime() + 1);
    const from = asked.from ?? new Date(to.getTime() - usualDays * dayMs);
    if (to.getTime() - from.getTime() > (mostDays + 1) * dayMs) {
      throw refused("messaging.period_too_long", `A period has at most ${mostDays} days.`, "from_date");
    }
    const summary = await summariseMessages(ctx, { from, to });
    return {
      body: {
        from: from.toISOString(),
        to: to.toISOString(),
        total: summary.total,
        messages_sent: summary.sent,
        delivered: summary.delivered,
        failed: summary.failed,
        cost: toKes(summary.cost),
        currency: "KES" as const,
        by_status: summary.byStatus,
      },
    };
  },
);
