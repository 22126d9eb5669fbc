import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { optOut, optOutExample } from "../schemas/opt-out.ts";

export const optOutsRemove = defineOperation({
  id: "opt_outs.remove",
  method: "DELETE",
  path: "/api/v1/opt-outs/{phone_number}",
  summary: "Remove an opt-out",
  description:
    "You may send to this phone again; its owner must have agreed to that. A block at the network stays there.",
  scope: "messages:write",
  rateClass: "standard",
  idempotent: false,
  parameters: z.strictObject({
    phone_number: z.string().max(64).meta({ description: "The phone, in any usual form.", example: "254755123456" }),
  }),
  query: none,
  body: none,
  response: { status: 200, schema: optOut, example: optOutExample },
  errors: ["opt_outs.not_found", "messaging.invalid_recipient"],
  example: { parameters: { phone_number: "254755123456" } },
});
