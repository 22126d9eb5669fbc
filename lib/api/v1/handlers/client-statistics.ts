import { toKes } from "#/lib/core/money.ts";
import { getClientStatistics } from "#/lib/usage/get-client-statistics.ts";
import { presentTopUpTotal, presentUsage } from "../present/usage.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { clientStatistics as operation } from "../operations/client-statistics.ts";

/** GET /api/v1/client/statistics */
export const clientStatistics = serve(
  operation,
  () => runtime().edge,
  async ({ ctx }) => {
    const { balance, ...totals } = await getClientStatistics(ctx);
    const { messagesSent, delivered } = totals;
    return {
      body: {
        ...presentUsage(totals),
        ...presentTopUpTotal(totals),
        delivery_rate: messagesSent === 0 ? null : Math.round((delivered / messagesSent) * 10_000) / 10_000,
        balance: toKes(balance),
        currency: "KES" as const,
      },
    };
  },
);
