import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { selectOptedOut } from "#/lib/opt-outs/select-opted-out.ts";
import { announceMoves } from "./announce-moves.ts";
import { bookMoves } from "./book-moves.ts";
import { newId } from "#/lib/core/ids.ts";
import { messagesQueued } from "./events.ts";
import { lockMessages, type MessageMove } from "./message-row.ts";

/**
 * Scheduled messages whose time has come are queued, at most `limit`, the longest due first; those whose recipient has
 * opted out meanwhile are rejected and their price is back. Answers how many left the schedule. Two at once share the work.
 */
export async function releaseScheduled(ctx: PlatformCtx, { limit }: { limit: number }): Promise<{ released: number }> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const due = await tx.sql<{ id: string; connection_id: string }[]>`
      select id, connection_id from messages
      where status = 'scheduled' and due_at <= ${now.toISOString()}::timestamptz
      order by due_at limit ${limit} for no key update skip locked`;
    if (due.length === 0) return { released: 0 };
    const states = await lockMessages(
      tx,
      due.map(({ id }) => id),
    );
    const listed = states.map(({ tenantId, mode, recipient: phone }) => ({ tenantId, mode, phone }));
    const optedOut = await selectOptedOut(tx, listed);
    const moves = states.flatMap((before, index): MessageMove[] => {
      const phone = listed[index];
      if (before.status !== "scheduled") return [];
      return phone && optedOut.has(phone)
        ? [{ before, after: { ...before, status: "rejected", reason: "opted_out", charge: "released", endedAt: now } }]
        : [{ before, after: { ...before, status: "queued", reason: null } }];
    });
    const returned = await bookMoves(tx, { moves, batch: newId("report") });
    await announceMoves(tx, moves, returned);
    for (const connectionId of new Set(due.map((row) => row.connection_id))) tx.emit(messagesQueued, { connectionId });
    return { released: moves.length };
  });
}
