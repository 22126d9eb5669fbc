import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";

export const openapi = defineOperation({
  id: "openapi",
  method: "GET",
  path: "/api/v1/openapi.json",
  summary: "Get this document",
  description: "The OpenAPI 3.1 document of the API. Needs no key.",
  scope: null,
  open: true,
  rateClass: "none",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.looseObject({ openapi: z.string() }),
    example: { openapi: "3.1.0" },
  },
  errors: [],
  example: {},
});
