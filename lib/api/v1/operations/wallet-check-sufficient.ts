import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, kes, none } from "../schemas/fields.ts";

export const walletCheckSufficient = defineOperation({
  id: "wallet.check_sufficient",
  method: "POST",
  path: "/api/v1/wallet/check-sufficient",
  summary: "Check the balance",
  description:
    "Whether the balance is enough for an amount of KES or a number of segments, and what is missing. Nothing is reserved.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: z
    .strictObject({
      amount: z.number().positive().max(100_000_000).optional().meta({ description: "In KES.", example: 250 }),
      segments: z
        .number()
        .int()
        .positive()
        .max(10_000_000)
        .optional()
        .meta({ description: "At your price.", example: 250 }),
    })
    .refine((body) => (body.amount === undefined) !== (body.segments === undefined), {
      path: ["amount"],
      message: "Give either amount or segments",
    }),
  response: {
    status: 200,
    schema: z.strictObject({ sufficient: z.boolean(), balance: kes, required: kes, shortfall: kes, currency }),
    example: { sufficient: true, balance: 1049, required: 250, shortfall: 0, currency: "KES" },
  },
  errors: ["http.invalid_amount"],
  example: { body: { amount: 250 } },
});
