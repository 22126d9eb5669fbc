import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { deliveriesDue } from "./events.ts";

/**
 * When a delivery is due at an endpoint that nobody calls, `webhooks/deliveries.due` is on its way; answers whether it is.
 * So retries start when their time comes and what a dead worker left is found, though no run sleeps for them.
 */
export async function signalDueDeliveries(ctx: PlatformCtx): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now().toISOString();
    const [row] = await tx.sql<{ due: boolean }[]>`
      with recursive hop as (
        (select endpoint_id, due_at from webhook_deliveries where status = 'pending' order by endpoint_id, due_at limit 1)
        union all
        select next.endpoint_id, next.due_at from hop cross join lateral (
          select endpoint_id, due_at from webhook_deliveries
          where status = 'pending' and endpoint_id > hop.endpoint_id order by endpoint_id, due_at limit 1
        ) next
      )
      select exists (
        select from hop join webhook_endpoints e on e.id = hop.endpoint_id
        where hop.due_at <= ${now} and e.active and (e.turn_until is null or e.turn_until <= ${now})
      ) as due`;
    if (row?.due !== true) return false;
    tx.emit(deliveriesDue, {});
    return true;
  });
}
