import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { announceMoves } from "./announce-moves.ts";
import { bookMoves } from "./book-moves.ts";
import { unconfirmedHours } from "./match-reports.ts";
import { lockMessages, type MessageMove } from "./message-row.ts";

/** Messages without any word for 72 h after a lost answer have failed and their money is back (product.md D15b). */
export async function releaseUnconfirmed(ctx: PlatformCtx, input: { limit: number }): Promise<{ messages: number }> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const before = new Date(now.getTime() - unconfirmedHours * 3_600_000).toISOString();
    const due = await tx.sql<{ id: string }[]>`
      select m.id from messages m join submit_attempts a on a.id = m.attempt_id
      where m.status = 'unconfirmed' and a.opened_at < ${before}::timestamptz
      order by m.id limit ${input.limit}`;
    const states = await lockMessages(
      tx,
      due.map(({ id }) => id),
    );
    const moves = states.flatMap((state): MessageMove[] =>
      state.status === "unconfirmed" && state.charge === "reserved"
        ? [
            {
              before: state,
              after: { ...state, status: "failed", charge: "released", reason: "provider_answer_lost", endedAt: now },
            },
          ]
        : [],
    );
    const returned = await bookMoves(tx, { moves, batch: newId("report") });
    await announceMoves(tx, moves, returned);
    return { messages: moves.length };
  });
}
