import { z } from "zod";
import { maxRecipients } from "./errors.ts";

const phone = z.union([
  z.string().trim().min(1, "A recipient is a phone number.").max(32),
  z.number().int().positive().transform(String),
]);

/** A phone as callers write it; numbers are accepted too, because spreadsheets and PHP send them. */
export const recipient = phone.meta({
  description: "Phone number of the recipient, in any usual form: 0712345678, +254712345678.",
  example: "0712345678",
});

const listedRecipient = z.union([z.string().max(64), z.number().int().positive().transform(String)]);

export const recipients = z
  .array(listedRecipient)
  .min(1, "At least one recipient is needed.")
  .max(maxRecipients, `At most ${maxRecipients} recipients in one request.`)
  .meta({
    description:
      "Up to 1,000 phone numbers. Bad, suppressed and repeated ones come back as rejected rows that cost nothing.",
  });

export const text = z
  .string()
  .max(10_000, "The message is too long.")
  .meta({ description: "The text, at most 10 segments.", example: "Your results are ready." });

export const perRecipient = z
  .array(z.strictObject({ recipient: listedRecipient, message: text }))
  .min(1, "At least one message is needed.")
  .max(maxRecipients, `At most ${maxRecipients} messages in one request.`)
  .meta({
    description:
      "Up to 1,000 recipients with a text each, in place of recipients. Each is measured and priced on its own.",
  });

export const senderName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .meta({ description: "Sender ID to send from; without it your first approved one.", example: "AFYACLINIC" });

export const reference = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: "Your own reference; it comes back in status and webhooks.", example: "visit-1042" });

export const scheduleAt = z.string().trim().min(1).max(40).meta({
  description:
    "When to send: an ISO time with offset, or without one in your time zone; at most 90 days ahead. The price is reserved at once.",
  example: "2026-03-02T10:00:00+03:00",
});

export const callbackUrl = z.string().trim().min(1).max(2048).meta({
  description:
    "The status events of this request's messages go to this address too, beside your webhook endpoints. It becomes an endpoint without events; rotate its secret to learn it.",
  example: "https://clinic.example/hooks/sms",
});

export const dryRun = z.boolean().meta({
  description: "True: the same verdict, price and errors, but nothing is sent, charged or kept.",
});
