import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The age in ms of the oldest event that still waits to leave; 0 when none does. */
export async function getOutboxLag(ctx: PlatformCtx): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ lag_ms: number }[]>`
      select greatest(0, coalesce((
        select extract(epoch from clock_timestamp() - created_at) * 1000 from outbox order by seq limit 1
      ), 0))::float8 as lag_ms`;
    return Math.round(row?.lag_ms ?? 0);
  });
}
