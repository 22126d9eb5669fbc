import { z } from "zod";
import { webhookEvents } from "#/db/enums.ts";

export const webhookUrl = z.string().trim().min(1).max(2048).meta({
  description: "Where events are sent: https, port 443 or 8443.",
  example: "https://clinic.example/hooks/sms",
});

export const webhookEventList = z
  .array(z.enum(webhookEvents))
  .min(1, "Name at least one event.")
  .max(webhookEvents.length)
  .meta({ description: "The events to send." });

export const webhookSecret = z
  .string()
  .min(8, "A secret has at least 8 characters.")
  .max(256)
  .meta({ description: "Your own signing secret." });
