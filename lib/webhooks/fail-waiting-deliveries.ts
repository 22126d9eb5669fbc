import type { Tx } from "#/lib/core/context.ts";

/** What still waited for these endpoints has ended as failed; each delivery can be replayed once its endpoint is on again. */
export async function failWaitingDeliveries(tx: Tx, endpointIds: readonly string[]): Promise<void> {
  await tx.sql`
    update webhook_deliveries set status = 'failed', finished_at = ${tx.clock.now().toISOString()}
    where endpoint_id = any (${[...endpointIds]}::text[]) and status = 'pending'`;
}
