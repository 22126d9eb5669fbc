import type { PlatformTx } from "#/lib/core/context.ts";

/** Connections whose pause has run out are active again. Answers their ids. */
export async function resumeDueConnections(tx: PlatformTx): Promise<string[]> {
  const rows = await tx.sql<{ id: string }[]>`
    update connections set status = 'active', paused_reason = null, paused_at = null, retry_at = null
    where status = 'paused' and retry_at <= ${tx.clock.now().toISOString()}::timestamptz
    returning id`;
  return rows.map(({ id }) => id);
}
