import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { accepted, acceptedExample, requireOneForm, sendErrors, sendFields } from "../schemas/send.ts";

export const smsSend = defineOperation({
  id: "sms.send",
  method: "POST",
  path: "/api/v1/sms/send",
  summary: "Send an SMS",
  description:
    "Accepts one text for one or up to 1,000 recipients, or a text for each. The price is reserved at once; all payable messages of a request are accepted, or none. Messages from promotional sender IDs carry a way to opt out, which is counted, and leave between 08:00 and 18:00.",
  scope: "messages:write",
  rateClass: "intake",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject(sendFields).superRefine(requireOneForm),
  response: { status: 202, schema: accepted, example: acceptedExample },
  errors: sendErrors,
  example: { body: { recipient: "0712345678", message: "Your results are ready." } },
});
