import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { optOut, optOutExample } from "../schemas/opt-out.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";

export const optOutsList = defineOperation({
  id: "opt_outs.list",
  method: "GET",
  path: "/api/v1/opt-outs",
  summary: "List opt-outs",
  description: "The phones that get nothing from you, the latest first. Live and test mode have a list each.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({ limit, cursor }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(optOut), next_cursor: nextCursor }),
    example: { data: [optOutExample], next_cursor: null },
  },
  errors: ["http.invalid_cursor"],
  example: { query: { limit: "20" } },
});
