import type { PlatformTx } from "#/lib/core/context.ts";

export type PauseInput = {
  connectionId: string;
  reason: string;
  /** After so many ms it is tried again by itself; null: only when staff resume it. */
  retryAfterMs: number | null;
};

/** Nothing is sent through the connection until it is resumed and its messages stay queued. */
export async function pauseConnection(tx: PlatformTx, input: PauseInput): Promise<void> {
  const now = tx.clock.now();
  const retryAt = input.retryAfterMs === null ? null : new Date(now.getTime() + input.retryAfterMs).toISOString();
  await tx.sql`
    update connections set status = 'paused', paused_reason = ${input.reason}, paused_at = ${now.toISOString()}::timestamptz,
      retry_at = ${retryAt}::timestamptz
    where id = ${input.connectionId} and status = 'active'`;
}
