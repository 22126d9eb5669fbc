import type { PlatformCtx } from "#/lib/core/context.ts";
import { idAt } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** Events, their deliveries and each attempt are kept so long (trust.md TR-73). */
const keptMs = 30 * 86_400_000;

/**
 * At most `limit` events that are kept long enough are gone, with their deliveries and attempts; one with a delivery that
 * waits, or ended less than 30 days ago because it was replayed, stays. Answers how many.
 */
export async function forgetEvents(ctx: PlatformCtx, limit: number): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const until = tx.clock.now().getTime() - keptMs;
    const old = await tx.sql<{ id: string }[]>`
      select e.id from tenant_events e
      where e.id < ${idAt("event", until)} and not exists (
        select from webhook_deliveries d where d.event_id = e.id
          and (d.status = 'pending' or d.finished_at >= ${new Date(until).toISOString()}::timestamptz))
      order by e.id limit ${limit}`;
    if (old.length === 0) return 0;
    const ids = old.map(({ id }) => id);
    // A replay asked for in between has made its delivery wait: that one and its event stay.
    await tx.sql`delete from webhook_deliveries where event_id = any(${ids}::text[]) and status <> 'pending'`;
    const gone = await tx.sql`
      delete from tenant_events e where e.id = any(${ids}::text[])
        and not exists (select from webhook_deliveries d where d.event_id = e.id)`;
    return gone.count;
  });
}
