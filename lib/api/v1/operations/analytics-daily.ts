import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { kes, none } from "../schemas/fields.ts";

export const analyticsDaily = defineOperation({
  id: "analytics.daily",
  method: "GET",
  path: "/api/v1/analytics/daily",
  summary: "Get usage by day",
  description:
    "One row per day of your time zone on which something was sent, at most 366 days; without dates the last 30.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({
    from: z.iso.date().optional().meta({ description: "The first day.", example: "2026-03-01" }),
    to: z.iso.date().optional().meta({ description: "The last day, itself included.", example: "2026-03-31" }),
  }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      data: z.array(
        z.strictObject({
          date: z.iso.date(),
          messages_sent: z.number().int(),
          messages_delivered: z.number().int(),
          messages_failed: z.number().int(),
          cost: kes,
        }),
      ),
    }),
    example: {
      data: [{ date: "2026-03-02", messages_sent: 120, messages_delivered: 117, messages_failed: 2, cost: 126 }],
    },
  },
  errors: ["http.invalid_date", "http.empty_period", "http.period_too_long"],
  example: { query: { from: "2026-03-01", to: "2026-03-31" } },
});
