import type { PlatformTx } from "#/lib/core/context.ts";
import { probeGapMs, silentCallsUntilPause, silentReason } from "./silence.ts";

/**
 * One more call of the connection had no answer. From the fifth in a row on it is paused and probed with one message at a
 * time, so that an outage leaves a handful of messages unconfirmed and not the whole queue. A pause for another reason
 * stays. Answers whether its silence is certain.
 */
export async function noteSilence(tx: PlatformTx, connectionId: string): Promise<boolean> {
  const [row] = await tx.sql<{ silent_calls: number }[]>`
    update connections set silent_calls = least(silent_calls + 1, 1000) where id = ${connectionId} returning silent_calls`;
  if (!row || row.silent_calls < silentCallsUntilPause) return false;
  const now = tx.clock.now();
  const retryAt = new Date(now.getTime() + probeGapMs(row.silent_calls)).toISOString();
  await tx.sql`
    update connections set status = 'paused', paused_reason = ${silentReason}, retry_at = ${retryAt}::timestamptz,
      paused_at = coalesce(paused_at, ${now.toISOString()}::timestamptz)
    where id = ${connectionId} and (status = 'active' or paused_reason = ${silentReason})`;
  return true;
}
