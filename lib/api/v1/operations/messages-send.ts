import { z } from "zod";
import { defineOperation } from "#/lib/api/operation.ts";
import { none } from "../schemas/fields.ts";
import { accepted, acceptedExample, requireOneForm, sendErrors, sendFields } from "../schemas/send.ts";

const channel = z
  .enum(["sms", "whatsapp", "email"])
  .meta({ description: "The road it takes. Only sms is available yet.", example: "sms" });

export const messagesSend = defineOperation({
  id: "messages.send",
  method: "POST",
  path: "/api/v1/messages/send",
  summary: "Send a message",
  description: "As sms/send, with the channel named. WhatsApp and e-mail are refused until they are available.",
  scope: "messages:write",
  rateClass: "intake",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({ channel, ...sendFields }).superRefine(requireOneForm),
  response: { status: 202, schema: accepted, example: acceptedExample },
  errors: ["messaging.channel_not_available", ...sendErrors],
  example: { body: { channel: "sms", recipient: "0712345678", message: "Your results are ready." } },
});
