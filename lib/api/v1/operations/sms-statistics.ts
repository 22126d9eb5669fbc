import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, instant, kes, none } from "../schemas/fields.ts";

const count = z.number().int();

export const smsStatistics = defineOperation({
  id: "sms.statistics",
  method: "GET",
  path: "/api/v1/sms/statistics",
  summary: "Count SMS by status",
  description:
    "How many messages accepted in the period stand at each status now, and what they cost after refunds. Without dates: the last 30 days.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({
    from_date: z
      .string()
      .max(40)
      .optional()
      .meta({ description: "First day (YYYY-MM-DD) in your time zone, or an ISO time.", example: "2026-03-01" }),
    to_date: z
      .string()
      .max(40)
      .optional()
      .meta({ description: "Last day (YYYY-MM-DD) in your time zone, or an ISO time.", example: "2026-03-31" }),
  }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      from: instant,
      to: instant.meta({ description: "The first moment after the period." }),
      total: count,
      messages_sent: count.meta({ description: "All but rejected, cancelled and scheduled ones." }),
      delivered: count,
      failed: count.meta({ description: "Failed and undelivered ones." }),
      cost: kes,
      currency,
      by_status: z.strictObject({
        scheduled: count,
        queued: count,
        sending: count,
        unconfirmed: count,
        sent: count,
        undelivered: count,
        failed: count,
        delivered: count,
        rejected: count,
        cancelled: count,
      }),
    }),
    example: {
      from: "2026-02-28T21:00:00.000Z",
      to: "2026-03-31T21:00:00.000Z",
      total: 1040,
      messages_sent: 1034,
      delivered: 1002,
      failed: 12,
      cost: 1022,
      currency: "KES",
      by_status: {
        scheduled: 4,
        queued: 0,
        sending: 0,
        unconfirmed: 0,
        sent: 20,
        undelivered: 11,
        failed: 1,
        delivered: 1002,
        rejected: 1,
        cancelled: 1,
      },
    },
  },
  errors: ["http.invalid_date", "http.empty_period", "messaging.period_too_long"],
  example: { query: { from_date: "2026-03-01", to_date: "2026-03-31" } },
});
