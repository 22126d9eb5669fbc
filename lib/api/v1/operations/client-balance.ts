import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, kes, none } from "../schemas/fields.ts";

export const clientBalance = defineOperation({
  id: "client.balance",
  method: "GET",
  path: "/api/v1/client/balance",
  summary: "Get the balance",
  description: "What can be spent now, in KES and in segments at your price.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ balance: kes, currency, units: z.number().int(), price_per_unit: kes }),
    example: { balance: 1049, currency: "KES", units: 1049, price_per_unit: 1 },
  },
  errors: [],
  example: {},
});
