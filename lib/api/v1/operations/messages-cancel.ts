import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { kes, none } from "../schemas/fields.ts";
import { message, messageExample } from "../schemas/message.ts";

export const messagesCancel = defineOperation({
  id: "messages.cancel",
  method: "POST",
  path: "/api/v1/messages/{id}/cancel",
  summary: "Cancel a message",
  description:
    "Stops a scheduled message, or a queued one that has not been handed to the network. Its price comes back as a refund line.",
  scope: "messages:write",
  rateClass: "standard",
  idempotent: true,
  parameters: z.strictObject({ id: z.string().max(64).meta({ description: "The message's id." }) }),
  query: none,
  body: none,
  response: {
    status: 200,
    schema: message.extend({
      refund: z
        .strictObject({
          transaction_id: z.string(),
          amount: kes,
          balance: kes.meta({ description: "What can be spent after it." }),
        })
        .nullable(),
    }),
    example: {
      ...messageExample,
      status: "cancelled",
      cost: 0,
      scheduled_at: "2026-03-03T06:00:00.000Z",
      sent_at: null,
      delivered_at: null,
      ended_at: "2026-03-02T07:20:00.000Z",
      refund: { transaction_id: "TXN-20260302-0008", amount: 1, balance: 1050 },
    },
  },
  errors: ["messaging.message_not_found", "messaging.not_cancellable"],
  example: { parameters: { id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f" } },
});
