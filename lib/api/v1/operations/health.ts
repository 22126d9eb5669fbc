import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";

export const health = defineOperation({
  id: "health",
  method: "GET",
  path: "/api/v1/health",
  summary: "Is the API up",
  description: "Needs no key. 200 when the API accepts and works; 503 when a part of it does not.",
  scope: null,
  open: true,
  rateClass: "none",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    otherStatus: 503,
    schema: z.strictObject({ status: z.enum(["ok", "degraded"]) }),
    example: { status: "ok" },
  },
  errors: [],
  example: {},
});
