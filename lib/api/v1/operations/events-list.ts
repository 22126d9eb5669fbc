import { z } from "zod";
import { webhookEvents } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { instant, none } from "../schemas/fields.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";

export const eventsList = defineOperation({
  id: "events.list",
  method: "GET",
  path: "/api/v1/events",
  summary: "List events",
  description:
    "What happened in this key's mode in the last 30 days, the newest first, whether an endpoint was told or not: to find what you missed.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({ event: z.enum(webhookEvents).optional(), limit, cursor }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      data: z.array(
        z.strictObject({
          id: z.string(),
          event: z.enum(webhookEvents),
          client_id: z.number().int(),
          timestamp: instant,
          data: z.record(z.string(), z.unknown()).meta({ description: "As in the webhook." }),
        }),
      ),
      next_cursor: nextCursor,
    }),
    example: {
      data: [
        {
          id: "evt_01k9zq3w6m8v2n4r5t7y9b1d3f",
          event: "balance.updated",
          client_id: 1001,
          timestamp: "2026-03-02T07:15:22.000Z",
          data: {
            old_balance: 50,
            new_balance: 1050,
            amount_added: 1000,
            transaction_id: "TXN-20260302-0001",
            currency: "KES",
          },
        },
      ],
      next_cursor: null,
    },
  },
  errors: ["http.invalid_cursor"],
  example: { query: { event: "balance.updated" } },
});
