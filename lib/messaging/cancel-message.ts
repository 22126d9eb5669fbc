import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { isId } from "#/lib/core/ids.ts";
import type { Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { announceMoves } from "./announce-moves.ts";
import { bookMoves } from "./book-moves.ts";
import { messageNotFound, notCancellable } from "./errors.ts";
import { getOwnMessage } from "./lookup.ts";
import type { Message } from "./message.ts";
import { lockMessages } from "./message-row.ts";

export type CancelledMessage = {
  message: Message;
  /** The line by which its price came back; null when it had none. */
  refund: { reference: string; amount: Money; balance: Money } | null;
};

/**
 * A scheduled or waiting message is cancelled and its price is back as a refund line. One that a provider call has in
 * hand, or that has left, stays as it is: throws messaging.not_cancellable, messaging.message_not_found. Scope
 * messages:write.
 */
export async function cancelMessage(ctx: TenantCtx, id: string): Promise<CancelledMessage> {
  requireScope(ctx, "messages:write");
  if (!isId("message", id)) throw messageNotFound();
  return withTransaction(ctx, async (tx) => {
    const [before] = await lockMessages(tx, [id]);
    if (!before || before.tenantId !== tx.tenantId || before.mode !== tx.mode) throw messageNotFound();
    const waits = before.status === "scheduled" || (before.status === "queued" && before.attemptId === null);
    if (!waits || before.charge !== "reserved") throw notCancellable(before.status);
    const after = {
      ...before,
      status: "cancelled",
      reason: null,
      charge: "released",
      endedAt: tx.clock.now(),
    } as const;
    const moves = [{ before, after }];
    const returned = await bookMoves(tx, { moves, batch: id });
    await announceMoves(tx, moves, returned);
    await recordAudit(tx, {
      action: "messaging.cancelled",
      subject: id,
      before: { status: before.status },
      after: { status: after.status },
    });
    const line = returned[0]?.entries[0];
    return {
      message: await getOwnMessage(tx, id),
      refund: line ? { reference: line.reference, amount: line.amount, balance: line.balanceAfter } : null,
    };
  });
}
