import { z } from "zod";
import { trafficClasses } from "#/db/enums.ts";
import { defineOperation } from "#/lib/api/operation.ts";
import { senderName } from "#/lib/messaging/fields.ts";
import { none } from "../schemas/fields.ts";
import { sender, senderExample } from "../schemas/sender.ts";

export const sendersRequest = defineOperation({
  id: "senders.request",
  method: "POST",
  path: "/api/v1/senders",
  summary: "Request a sender ID",
  description: "Asks for a sender ID; staff and the networks decide. Asking again for one that waits changes nothing.",
  scope: "senders:request",
  rateClass: "standard",
  idempotent: true,
  parameters: none,
  query: none,
  body: z.strictObject({
    sender_id: senderName.meta({
      description: "At most 11 letters, digits, spaces or _ - . &.",
      example: "AFYACLINIC",
    }),
    traffic_class: z.enum(trafficClasses).default("transactional"),
    purpose: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .meta({ description: "What you send with it.", example: "Appointment reminders" }),
  }),
  response: { status: 201, schema: sender, example: senderExample },
  errors: ["senders.name_invalid", "senders.wrong_state"],
  example: { body: { sender_id: "AFYACLINIC", purpose: "Appointment reminders" } },
});
