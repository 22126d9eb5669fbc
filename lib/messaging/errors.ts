import type { MessageStatus, TrafficClass } from "#/db/enums.ts";
import { conflict, DomainError, invalid, notFound, refused } from "#/lib/core/errors.ts";

export const maxRecipients = 1000;
export const maxTextSegments = 10;

export const messageNotFound = (): DomainError =>
  notFound("messaging.message_not_found", "There is no message with this id.");

export const notCancellable = (status: MessageStatus): DomainError =>
  conflict(
    "messaging.not_cancellable",
    status === "queued"
      ? "The message is being handed to the network and can't be cancelled any more."
      : `The message is ${status}; only scheduled and queued ones can be cancelled.`,
  );

export const badRecipient = (message: string): DomainError =>
  invalid("messaging.invalid_recipient", message, "recipient");

export const noValidRecipient = (): DomainError =>
  refused("messaging.no_valid_recipient", "None of the recipients can be sent to.", "recipients");

export const optedOutRecipient = (): DomainError =>
  refused("messaging.opted_out", "This phone is on your opt-out list; nothing was sent or charged.", "recipient");

export const badSchedule = (): DomainError =>
  invalid(
    "messaging.invalid_schedule",
    "A time is written as 2026-03-02T10:00:00+03:00, or without an offset in your time zone.",
    "schedule_at",
  );

export const schedulePassed = (): DomainError =>
  refused("messaging.schedule_passed", "The time in schedule_at has passed.", "schedule_at");

export const scheduleTooFar = (days: number): DomainError =>
  refused("messaging.schedule_too_far", `A message is scheduled at most ${days} days ahead.`, "schedule_at");

export const channelNotAvailable = (channel: string): DomainError =>
  refused("messaging.channel_not_available", `The channel ${channel} is not available yet; sms is.`, "channel");

export const wrongTrafficClass = (sender: string, own: TrafficClass): DomainError =>
  refused(
    "messaging.traffic_class_mismatch",
    `The sender ID ${sender} is ${own}; messages of the other class need a sender ID of their own.`,
    "traffic_class",
  );

export const emptyText = (param = "message"): DomainError =>
  invalid("messaging.empty_text", "The message has no text.", param);

export const textTooLong = (segments: number, param = "message"): DomainError =>
  invalid(
    "messaging.text_too_long",
    `The message would be ${segments} segments; ${maxTextSegments} are allowed.`,
    param,
  );

export const senderNotApproved = (name: string): DomainError =>
  refused("senders.not_approved", `The sender ID ${name} is not approved for this account.`, "sender");

export const noDefaultSender = (): DomainError =>
  refused("senders.none_approved", "There is no approved sender ID to send from; name one in `sender`.", "sender");

export const badSender = (): DomainError =>
  invalid(
    "senders.invalid_name",
    "A sender ID has at most 11 letters, digits, spaces or _ - . & and is not only digits.",
    "sender",
  );

export const sendingPaused = (): DomainError =>
  new DomainError("unavailable", {
    code: "messaging.no_connection",
    message: "Sending is not set up at the moment.",
    retryAfterSeconds: 60,
  });

export const intakeOverloaded = (): DomainError =>
  new DomainError("unavailable", {
    code: "messaging.overloaded",
    message: "Too many requests wait at the moment; nothing was charged.",
    retryAfterSeconds: 1,
  });
