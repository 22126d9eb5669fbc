import { z } from "zod";
import { modes } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, kes, none } from "../schemas/fields.ts";

export const walletBalance = defineOperation({
  id: "wallet.balance",
  method: "GET",
  path: "/api/v1/wallet/balance",
  summary: "Get the wallet",
  description: "The balance that can be spent, and beside it what is reserved for messages on their way.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({
      balance: kes,
      reserved: kes,
      currency,
      units: z.number().int(),
      price_per_unit: kes,
      mode: z.enum(modes),
      onfon: z.null().meta({ description: "Your own Onfon account; null while you send through ours." }),
    }),
    example: { balance: 1049, reserved: 1, currency: "KES", units: 1049, price_per_unit: 1, mode: "live", onfon: null },
  },
  errors: [],
  example: {},
});
