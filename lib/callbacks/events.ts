import { defineEvent } from "#/lib/core/events.ts";

/** Calls of this kind are stored and wait to be worked on. */
export const callbacksReceived = defineEvent<{ kind: string }>("callbacks/callbacks.received", {
  coalesce: (data) => data.kind,
});
