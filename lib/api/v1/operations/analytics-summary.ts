import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { topUpTotals, usage } from "../schemas/usage.ts";

export const analyticsSummary = defineOperation({
  id: "analytics.summary",
  method: "GET",
  path: "/api/v1/analytics/summary",
  summary: "Get today and this month",
  description: "What was sent and what it cost today and this month, in your time zone, and the month's top-ups.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ today: z.strictObject(usage), this_month: z.strictObject({ ...usage, ...topUpTotals }) }),
    example: {
      today: { messages_sent: 120, cost: 126, delivered: 117, failed: 2 },
      this_month: { messages_sent: 2210, cost: 2302, delivered: 2150, failed: 31, top_ups: 3, total_topped_up: 3000 },
    },
  },
  errors: [],
  example: {},
});
