import { resumeDueConnections } from "#/lib/connections/resume-due-connections.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { messagesQueued } from "./events.ts";

/**
 * Every connection with due messages is signalled again, and one whose pause has run out is active again. What an event
 * told and a bus lost is found here by its state.
 */
export async function signalWaiting(ctx: PlatformCtx): Promise<{ connections: number }> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now().toISOString();
    await resumeDueConnections(tx);
    const rows = await tx.sql<{ id: string }[]>`
      select c.id from connections c
      where c.status = 'active' and exists (
        select from messages m
        where m.connection_id = c.id and m.attempt_id is null and m.status in ('queued', 'sending')
          and m.due_at <= ${now}::timestamptz)`;
    for (const { id } of rows) tx.emit(messagesQueued, { connectionId: id });
    return { connections: rows.length };
  });
}
