import { smsSend } from "../handlers/sms-send.ts";
import { smsStatus } from "../handlers/sms-status.ts";
import { legacyManner } from "./manner.ts";

const words: Record<string, string> = {
  scheduled: "pending",
  queued: "pending",
  sending: "sending",
  unconfirmed: "sending",
  sent: "sent",
  delivered: "delivered",
};

const reasonTexts: Record<string, string> = {
  absent_subscriber: "The phone could not be reached",
  undeliverable: "The network could not deliver the message",
  expired: "The phone was off for too long",
  opted_out: "The recipient has blocked the sender",
  provider_answer_lost: "The message could not be confirmed",
  sender_not_allowed: "The sender ID is not allowed",
};

/** What became of a message that was not delivered, in words; null while it is on its way. */
function describeFailure(status: string, reason: unknown): string | null {
  if (status !== "failed") return null;
  if (typeof reason !== "string") return "The message was not delivered";
  return reasonTexts[reason] ?? reason.replaceAll("_", " ");
}

/** POST /api/{client_id}/sms/send */
export const legacySmsSend = smsSend.spoken(
  legacyManner(({ message_id, cost, balance }) => ({ status: "sent", message_id, cost, balance }), {
    fields: ["recipient", "message", "sender"],
  }),
);

/** GET /api/{client_id}/sms/status/{id} */
export const legacySmsStatus = smsStatus.spoken(
  legacyManner(({ message_id, status, reason, recipient, cost, sent_at, delivered_at }) => {
    const word = words[String(status)] ?? "failed";
    const error_message = describeFailure(word, reason);
    return { message_id, status: word, recipient, cost, sent_at, delivered_at, error_message };
  }),
);
