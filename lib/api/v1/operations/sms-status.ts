import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { message, messageExample } from "../schemas/message.ts";

export const smsStatus = defineOperation({
  id: "sms.status",
  method: "GET",
  path: "/api/v1/sms/status/{id}",
  summary: "Get a message's status",
  description: "Where one message is, why it ended there, and what it cost.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The message's id." }) }),
  query: none,
  body: none,
  response: {
    status: 200,
    schema: message,
    example: messageExample,
  },
  errors: ["messaging.message_not_found"],
  example: { parameters: { id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f" } },
});
