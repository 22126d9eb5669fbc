import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";

export const walletTestConnection = defineOperation({
  id: "wallet.test_connection",
  method: "POST",
  path: "/api/v1/wallet/test-connection",
  summary: "Test your own Onfon account",
  description: "Signs in to your own Onfon account. While you send through our account there is none to test.",
  scope: "wallet:read",
  rateClass: "standard",
  idempotent: false,
  parameters: none,
  query: none,
  body: none,
  response: {
    status: 200,
    schema: z.strictObject({ status: z.enum(["ok", "failed"]), message: z.string() }),
    example: { status: "ok", message: "The account answers" },
  },
  errors: ["connections.not_configured"],
  example: {},
});
