import { z } from "zod";
import { directions, transactionTypes } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { instant, kes, none } from "../schemas/fields.ts";
import { message, messageExample } from "../schemas/message.ts";

const line = z.strictObject({
  transaction_id: z.string(),
  type: z.enum(transactionTypes),
  direction: z.enum(directions),
  amount: kes,
  messages: z.number().int().meta({ description: "Messages the line is for: a request has one line for all of them." }),
  description: z.string(),
  created_at: instant,
});

export const messagesGet = defineOperation({
  id: "messages.get",
  method: "GET",
  path: "/api/v1/messages/{id}",
  summary: "Get a message",
  description: "One message with its text, its times, and the lines on your statement that its request has caused.",
  scope: "messages:read",
  rateClass: "standard",
  idempotent: false,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The message's id." }) }),
  query: none,
  body: none,
  response: {
    status: 200,
    schema: message.extend({
      channel: z.literal("sms"),
      message: z.string().nullable().meta({ description: "The text; null when it has been erased." }),
      transactions: z.array(line),
    }),
    example: {
      ...messageExample,
      channel: "sms",
      message: "Your results are ready.",
      transactions: [
        {
          transaction_id: "TXN-20260302-0007",
          type: "deduction",
          direction: "debit",
          amount: 1,
          messages: 1,
          description: "SMS",
          created_at: "2026-03-02T07:15:01.000Z",
        },
      ],
    },
  },
  errors: ["messaging.message_not_found"],
  example: { parameters: { id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f" } },
});
