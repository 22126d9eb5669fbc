import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, kes, none } from "../schemas/fields.ts";
import { topUpTotals, usage } from "../schemas/usage.ts";

export const clientStatistics = defineOperation({
  id: "client.statistics",
  method: "GET",
  path: "/api/v1/client/statistics",
  summary: "Get totals",
  description: "All you have sent and topped up in this mode since you began, and the balance that is left.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      ...usage,
      ...topUpTotals,
      delivery_rate: z
        .number()
        .nullable()
        .meta({ description: "Delivered of sent, 0 to 1; null when nothing was sent." }),
      balance: kes,
      currency,
    }),
    example: {
      messages_sent: 4210,
      cost: 4388,
      delivered: 4102,
      failed: 61,
      top_ups: 6,
      total_topped_up: 6000,
      delivery_rate: 0.9743,
      balance: 1612,
      currency: "KES",
    },
  },
  errors: [],
  example: {},
});
