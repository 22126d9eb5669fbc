import type { PlatformTx } from "#/lib/core/context.ts";

/** What staff were alerted of is settled: the same cause alerts, and is mailed, anew. */
export async function closeAlert(tx: PlatformTx, cause: string): Promise<void> {
  await tx.sql`
    update staff_alerts set open = false, closed_at = ${tx.clock.now().toISOString()}::timestamptz
    where cause = ${cause} and open`;
}
