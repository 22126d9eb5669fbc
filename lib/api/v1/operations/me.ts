import { z } from "zod";
import { modes, tenantStatuses, tiers } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";

export const me = defineOperation({
  id: "me",
  method: "GET",
  path: "/api/v1/me",
  summary: "Who am I",
  description: "The tenant, mode, scopes and limits of the key.",
  scope: null,
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      client_id: z.number().int(),
      tenant_id: z.string(),
      name: z.string(),
      status: z.enum(tenantStatuses),
      tier: z.enum(tiers),
      mode: z.enum(modes),
      scopes: z.array(z.string()),
      rate_limit_per_minute: z.number().int(),
    }),
    example: {
      client_id: 1001,
      tenant_id: "ten_01k9zq3w6m8v2n4r5t7y9b1d3f",
      name: "Afya Clinic",
      status: "active",
      tier: "premium",
      mode: "test",
      scopes: ["messages:write", "messages:read"],
      rate_limit_per_minute: 300,
    },
  },
  errors: [],
  example: {},
});
