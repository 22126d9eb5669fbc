import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";
import { sender, senderExample } from "../schemas/sender.ts";

export const sendersList = defineOperation({
  id: "senders.list",
  method: "GET",
  path: "/api/v1/senders",
  summary: "List sender IDs",
  description: "Your sender IDs with their state, the oldest first. Both modes share them.",
  scope: "senders:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({ limit, cursor }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(sender), next_cursor: nextCursor }),
    example: { data: [senderExample], next_cursor: null },
  },
  errors: ["http.invalid_cursor"],
  example: { query: { limit: "20" } },
});
