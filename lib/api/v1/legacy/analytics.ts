import { analyticsSummary } from "../handlers/analytics-summary.ts";
import { legacyManner, objectOf, pick } from "./manner.ts";

/** GET /api/{client_id}/analytics/summary */
export const legacySummary = analyticsSummary.spoken(
  legacyManner((body) => ({
    today: pick(objectOf(body["today"]), ["messages_sent", "cost", "delivered", "failed"]),
    this_month: pick(objectOf(body["this_month"]), ["messages_sent", "cost", "top_ups", "total_topped_up"]),
  })),
);
