import { resumeDueConnections } from "#/lib/connections/resume-due-connections.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { messagesQueued } from "./events.ts";

/** Connections whose pause has run out are active again, and what waits for them is signalled. Answers how many. */
export async function resumeSending(ctx: PlatformCtx): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const resumed = await resumeDueConnections(tx);
    for (const connectionId of resumed) tx.emit(messagesQueued, { connectionId });
    return resumed.length;
  });
}
