import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { message, messageExample, messageFilter } from "../schemas/message.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";

export const messagesList = defineOperation({
  id: "messages.list",
  method: "GET",
  path: "/api/v1/messages",
  summary: "List messages",
  description:
    "Your messages, the newest first. Pages stay put while new messages come: none is shown twice and none is left out.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({ ...messageFilter, limit, cursor }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(message), next_cursor: nextCursor }),
    example: { data: [messageExample], next_cursor: null },
  },
  errors: ["http.invalid_cursor", "http.invalid_date", "http.empty_period", "messaging.invalid_recipient"],
  example: { query: { status: "delivered", limit: "20" } },
});
