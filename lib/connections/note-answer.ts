import type { PlatformTx } from "#/lib/core/context.ts";
import { silentReason } from "./silence.ts";

/** The connection answers again: its silent calls are forgotten, and a pause for silence is over. */
export async function noteAnswer(tx: PlatformTx, connectionId: string): Promise<void> {
  await tx.sql`
    update connections set silent_calls = 0,
      status = case when paused_reason = ${silentReason} then 'active' else status end,
      paused_at = case when paused_reason = ${silentReason} then null else paused_at end,
      retry_at = case when paused_reason = ${silentReason} then null else retry_at end,
      paused_reason = nullif(paused_reason, ${silentReason})
    where id = ${connectionId}`;
}
