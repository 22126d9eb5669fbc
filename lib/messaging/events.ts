import { defineEvent } from "#/lib/core/events.ts";

/** This connection has queued messages. */
export const messagesQueued = defineEvent<{ connectionId: string }>("messaging/messages.queued", {
  coalesce: (data) => data.connectionId,
});

/** Test messages were taken by the sandbox; their reports will be due. */
export const sandboxReportsAwaited = defineEvent<{ connectionId: string }>("messaging/reports.awaited", {
  coalesce: (data) => data.connectionId,
});
