import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { message, messageExample, messageFilter } from "../schemas/message.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";

const meta = z.strictObject({
  current_page: z.number().int(),
  per_page: z.number().int(),
  total: z.number().int(),
});

export const smsHistory = defineOperation({
  id: "sms.history",
  method: "GET",
  path: "/api/v1/sms/history",
  summary: "List sent SMS",
  description:
    "Your SMS, the newest first. Go on with `cursor`: its pages stay put while new messages come. With `page` and `per_page` rows are counted instead, and `meta` tells how many there are.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z
    .strictObject({
      ...messageFilter,
      limit,
      cursor,
      page: z.coerce
        .number()
        .int()
        .min(1)
        .max(10_000)
        .optional()
        .meta({ description: "Which page, from 1.", example: 1 }),
      per_page: z.coerce.number().int().min(1).max(100).optional().meta({ description: "Rows of a page, 1 to 100." }),
    })
    .refine((query) => query.cursor === undefined || query.page === undefined, {
      path: ["page"],
      message: "Give either cursor or page",
    }),
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(message), next_cursor: nextCursor, meta: meta.optional() }),
    example: { data: [messageExample], next_cursor: null },
  },
  body: none,
  errors: ["http.invalid_cursor", "http.invalid_date", "http.empty_period", "messaging.invalid_recipient"],
  example: { query: { from_date: "2026-03-01", to_date: "2026-03-31", limit: "20" } },
});
