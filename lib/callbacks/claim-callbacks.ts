import type { CallbackKind } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { openCallback, type CallbackRow, type WaitingCallback } from "./waiting-callback.ts";

/**
 * The oldest unfinished calls of a kind, locked until this transaction ends; calls another transaction holds are passed
 * over.
 */
export async function claimCallbacks(tx: PlatformTx, kind: CallbackKind, limit: number): Promise<WaitingCallback[]> {
  const rows = await tx.sql<CallbackRow[]>`
    select id, subject, sealed_payload, source_ip, received_at
    from callbacks
    where kind = ${kind} and finished_at is null
    order by id
    limit ${limit}
    for no key update skip locked`;
  return rows.map((row) => openCallback(tx.vault, row));
}
