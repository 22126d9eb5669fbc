import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { openCallback, type CallbackRow, type WaitingCallback } from "./waiting-callback.ts";

/** This call while it is unfinished, else null; nothing is locked. */
export async function findWaitingCallback(ctx: PlatformCtx, callbackId: string): Promise<WaitingCallback | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<CallbackRow[]>`
      select id, subject, sealed_payload, source_ip, received_at
      from callbacks
      where id = ${callbackId} and finished_at is null`;
    return row ? openCallback(tx.vault, row) : null;
  });
}
