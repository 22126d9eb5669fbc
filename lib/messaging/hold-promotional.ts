import type { PlatformTx } from "#/lib/core/context.ts";
import { nextPromotionalMoment } from "./promotional-hours.ts";

/** Outside their hours, the connection's promotional messages that still wait are due when the hours begin. */
export async function holdPromotional(tx: PlatformTx, connectionId: string): Promise<void> {
  const now = tx.clock.now();
  const opens = nextPromotionalMoment(now);
  if (opens <= now) return;
  await tx.sql`
    update messages set due_at = ${opens.toISOString()}::timestamptz
    where connection_id = ${connectionId} and promotional and attempt_id is null and status in ('queued', 'sending')
      and due_at < ${opens.toISOString()}::timestamptz`;
}
