import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { currency, instant, kes, none } from "../schemas/fields.ts";

export const walletSync = defineOperation({
  id: "wallet.sync",
  method: "POST",
  path: "/api/v1/wallet/sync",
  summary: "Sync your own Onfon balance",
  description: "Asks your own Onfon account for its balance. While you send through our account there is none to ask.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ balance: kes, currency, synced_at: instant, stale: z.boolean() }),
    example: { balance: 5120.25, currency: "KES", synced_at: "2026-03-02T07:15:01.000Z", stale: false },
  },
  errors: ["connections.not_configured"],
  example: {},
});
