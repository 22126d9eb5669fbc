import { z } from "zod";
import { trafficClasses } from "#/db/enums.ts";
import {
  callbackUrl,
  dryRun,
  perRecipient,
  recipient,
  recipients,
  reference,
  scheduleAt,
  senderName,
  text,
} from "#/lib/messaging/fields.ts";
import { currency, instant, kes, messageStatus } from "./fields.ts";

const forms = "Give recipient and message, recipients and message, or messages";

/** What a send asks, whatever its path. */
export const sendFields = {
  recipient: recipient.optional(),
  recipients: recipients.optional(),
  message: text.optional(),
  messages: perRecipient.optional(),
  sender: senderName.optional(),
  traffic_class: z
    .enum(trafficClasses)
    .optional()
    .meta({ description: "What the message is, if you want it checked: a sender ID is of one class only." }),
  reference: reference.optional(),
  schedule_at: scheduleAt.optional(),
  callback_url: callbackUrl.optional(),
  dry_run: dryRun.optional(),
};

type Fields = { recipient?: unknown; recipients?: unknown; message?: unknown; messages?: unknown };

/** Exactly one of the three forms a send may have. */
export function requireOneForm(body: Fields, context: z.core.$RefinementCtx): void {
  const given = (["recipient", "recipients", "messages"] as const).filter((name) => body[name] !== undefined);
  const refuse = (param: string, message: string) => context.addIssue({ code: "custom", path: [param], message });
  if (given.length !== 1) refuse(given[1] ?? "recipient", forms);
  else if (given[0] === "messages" && body.message !== undefined)
    refuse("message", "Each of messages has its own text");
  else if (given[0] !== "messages" && body.message === undefined) refuse("message", "This field is required");
}

const row = z.strictObject({
  recipient: z.string(),
  message_id: z.string().optional().meta({ description: "Also of a rejected row; a dry run makes none." }),
  status: messageStatus,
  segments: z.number().int(),
  cost: kes,
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});

/** What a send answers. */
export const accepted = z.strictObject({
  status: messageStatus,
  message_id: z.string().optional().meta({ description: "Where one recipient was named; a dry run makes none." }),
  segments: z.number().int(),
  cost: kes,
  balance: kes.meta({ description: "What can be spent after it." }),
  currency,
  scheduled_at: instant.optional().meta({ description: "When it leaves, where that is later than now." }),
  notice: z.string().optional().meta({ description: "What you should know about it, e.g. why it waits." }),
  dry_run: z.literal(true).optional(),
  recipients: z.array(row).optional(),
});

export const acceptedExample = {
  status: "queued",
  message_id: "msg_01k9zq3w6m8v2n4r5t7y9b1d3f",
  segments: 1,
  cost: 1,
  balance: 1049,
  currency: "KES",
} as const;

/** What sending may be refused for. */
export const sendErrors = [
  "messaging.empty_text",
  "messaging.text_too_long",
  "messaging.invalid_recipient",
  "messaging.invalid_schedule",
  "messaging.no_valid_recipient",
  "messaging.opted_out",
  "messaging.schedule_passed",
  "messaging.schedule_too_far",
  "messaging.traffic_class_mismatch",
  "messaging.no_connection",
  "senders.invalid_name",
  "senders.not_approved",
  "senders.none_approved",
  "webhooks.url_refused",
  "webhooks.too_many_callback_urls",
  "wallet.insufficient_balance",
  "messaging.overloaded",
  "opt_outs.overloaded",
] as const;
