import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { recipient } from "#/lib/messaging/fields.ts";
import { none } from "../schemas/fields.ts";
import { optOut, optOutExample } from "../schemas/opt-out.ts";

export const optOutsAdd = defineOperation({
  id: "opt_outs.add",
  method: "POST",
  path: "/api/v1/opt-outs",
  summary: "Add an opt-out",
  description:
    "From now on nothing is sent to this phone and nothing charged for it: it comes back as a rejected row with `messaging.opted_out`. Adding it again changes nothing.",
  scope: "messages:write",
  rateClass: "standard",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({
    phone_number: recipient.meta({ description: "The phone, in any usual form.", example: "0755123456" }),
  }),
  response: { status: 201, schema: optOut, example: optOutExample },
  errors: ["messaging.invalid_recipient", "idempotency.in_flight"],
  example: { body: { phone_number: "0755123456" } },
});
