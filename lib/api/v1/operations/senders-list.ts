import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { sender, senderExample } from "../schemas/sender.ts";

export const sendersList = defineOperation({
  id: "senders.list",
  method: "GET",
  path: "/api/v1/senders",
  summary: "List sender IDs",
  description: "Your sender IDs with their state. Both modes share them.",
  scope: "senders:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(sender), next_cursor: z.null() }),
    example: { data: [senderExample], next_cursor: null },
  },
  errors: [],
  example: {},
});
