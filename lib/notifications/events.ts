import { defineEvent } from "#/lib/core/events.ts";

/** Mails wait to be sent. */
export const emailsQueued = defineEvent<Record<string, never>>("notifications/emails.queued", { coalesce: () => "" });

/** The operator's staff should look at something. */
export const alertOpened = defineEvent<{ alertId: string }>("notifications/alert.opened");
