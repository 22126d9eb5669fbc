import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { cursor, limit, nextCursor } from "../schemas/page.ts";
import { webhookEndpoint, webhookEndpointExample } from "../schemas/webhook-endpoint.ts";

export const webhookEndpointsList = defineOperation({
  id: "webhooks.list_endpoints",
  method: "GET",
  path: "/api/v1/webhooks/endpoints",
  summary: "List webhook endpoints",
  description: "The endpoints of this key's mode, the oldest first.",
  scope: "webhooks:manage",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: z.strictObject({ limit, cursor }),
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ data: z.array(webhookEndpoint), next_cursor: nextCursor }),
    example: { data: [webhookEndpointExample], next_cursor: null },
  },
  errors: ["http.invalid_cursor"],
  example: { query: { limit: "20" } },
});
