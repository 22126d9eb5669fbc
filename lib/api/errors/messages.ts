import { describe, type ApiError } from "./api-error.ts";

/** Messages, opt-outs and sender IDs. */
export const messageErrors: readonly ApiError[] = [
  describe("messaging.empty_text", "invalid", "The message has no text", {
    cause: "The text is empty or has only spaces.",
    fix: "Send a text.",
  }),
  describe("messaging.text_too_long", "invalid", "The text is too long", {
    cause: "The text would be more than 10 segments: 1,530 characters, or 670 with letters outside the GSM alphabet.",
    fix: "Shorten the text, or send it in several messages.",
  }),
  describe("messaging.invalid_recipient", "invalid", "The phone number is wrong", {
    cause: "The recipient is not a Kenyan mobile number.",
    fix: "Send it as 0712345678 or 254712345678. A spreadsheet may have changed it: format its column as text.",
  }),
  describe("messaging.invalid_number", "refused", "The phone number of a row is wrong", {
    cause:
      "One of several recipients is not a Kenyan mobile number. Its row is rejected and costs nothing; the others are sent.",
    fix: "Correct the number and send to it alone.",
  }),
  describe("messaging.repeated_number", "refused", "The phone number comes twice", {
    cause: "A recipient stands in the request more than once. The repeated row is rejected and costs nothing.",
    fix: "Nothing: the first one is sent.",
  }),
  describe("messaging.no_valid_recipient", "refused", "There is nobody to send to", {
    cause: "All recipients are wrong, repeated or on your opt-out list.",
    fix: "Check the numbers; a row of the request alone says what is wrong with it.",
  }),
  describe("messaging.opted_out", "refused", "The recipient has opted out", {
    cause: "The number is on your opt-out list, so nothing is sent or charged.",
    fix: "Leave the number out. Remove it from the list only when its owner asks for it.",
  }),
  describe("messaging.invalid_schedule", "invalid", "The time can't be read", {
    cause: "schedule_at is not a time in ISO form.",
    fix: "Write it as 2026-03-02T10:00:00+03:00; without an offset it is in your time zone.",
  }),
  describe("messaging.schedule_passed", "refused", "The time has passed", {
    cause: "schedule_at is not in the future.",
    fix: "Give a later time, or leave it out to send now.",
  }),
  describe("messaging.schedule_too_far", "refused", "The time is too far ahead", {
    cause: "A message is scheduled at most 90 days ahead.",
    fix: "Give an earlier time, and schedule the rest later.",
  }),
  describe("messaging.channel_not_available", "refused", "The channel is not available", {
    cause: "Only SMS can be sent at the moment.",
    fix: "Send with channel sms.",
  }),
  describe("messaging.traffic_class_mismatch", "refused", "The sender ID is for other traffic", {
    cause: "A promotional text was sent from a transactional sender ID, or the other way round.",
    fix: "Send from a sender ID of the class you name, or leave the class out.",
  }),
  describe("messaging.message_not_found", "not_found", "There is no such message", {
    cause: "No message of this key's mode has this id.",
    fix: "Compare the id with the answer to your send. A test key does not see live messages.",
  }),
  describe("messaging.not_cancellable", "conflict", "The message is on its way", {
    cause: "The message is no longer scheduled or queued, so it can't be called back.",
    fix: "Nothing: its status says what became of it.",
  }),
  describe("messaging.period_too_long", "refused", "The period is too long", {
    cause: "The period has more days than one request may ask for.",
    fix: "Ask for a shorter period.",
  }),
  describe("messaging.no_connection", "unavailable", "Sending is not set up", {
    cause: "The platform has no connection to send through at the moment.",
    fix: "Repeat the request after the seconds in Retry-After; nothing was charged.",
  }),
  describe("messaging.overloaded", "unavailable", "Too many messages wait", {
    cause: "More requests wait than can be accepted at the moment. Nothing was charged.",
    fix: "Repeat the request after the seconds in Retry-After with the same Idempotency-Key.",
  }),
  describe("opt_outs.not_found", "not_found", "The phone is not on the list", {
    cause: "This number is not on your opt-out list.",
    fix: "Compare the number with the list.",
  }),
  describe("opt_outs.overloaded", "unavailable", "Too many requests wait", {
    cause: "More look-ups of opt-outs wait than can be answered at the moment. Nothing was charged.",
    fix: "Repeat the request after the seconds in Retry-After.",
  }),
  describe("senders.invalid_name", "invalid", "The sender is wrongly written", {
    cause: "A sender ID has at most 11 letters, digits, spaces or _ - . & and is not only digits.",
    fix: "Use one of your sender IDs exactly as it was approved.",
  }),
  describe("senders.not_approved", "refused", "The sender ID is not approved", {
    cause: "The organisation has no approved sender ID of this name. Capitals count.",
    fix: "Use an approved one, or request this one.",
  }),
  describe("senders.none_approved", "refused", "There is no sender ID", {
    cause: "The organisation has no approved sender ID to send from.",
    fix: "Request one under Settings. With a test key TEST is used.",
  }),
  describe("senders.name_invalid", "refused", "The sender ID can't be", {
    cause: "The name asked for is too long, only digits, or has characters that networks refuse.",
    fix: "Choose at most 11 letters, digits, spaces or _ - . &.",
  }),
  describe("senders.wrong_state", "conflict", "The sender ID is decided", {
    cause: "It has been approved or suspended already, so it can't be asked for again.",
    fix: "Nothing, or write to support about a suspended one.",
  }),
];
