import type { PlatformTx } from "#/lib/core/context.ts";
import { openCallback, type CallbackRow, type WaitingCallback } from "./waiting-callback.ts";

/** This call, locked until the transaction ends; null when it is finished or another transaction holds it. */
export async function claimCallback(tx: PlatformTx, callbackId: string): Promise<WaitingCallback | null> {
  const [row] = await tx.sql<CallbackRow[]>`
    select id, subject, sealed_payload, source_ip, received_at
    from callbacks
    where id = ${callbackId} and finished_at is null
    for no key update skip locked`;
  return row ? openCallback(tx.vault, row) : null;
}
