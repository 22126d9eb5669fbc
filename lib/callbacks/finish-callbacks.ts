import { column } from "#/db/arrays.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

/** The calls are finished, each with what came of it, and are never worked on again by themselves. */
export async function finishCallbacks(
  tx: PlatformTx,
  finished: readonly { id: string; outcome: string }[],
): Promise<void> {
  if (finished.length === 0) return;
  await tx.sql`
    update callbacks set finished_at = ${tx.clock.now().toISOString()}::timestamptz, outcome = f.outcome
    from unnest(${column(finished, (row) => row.id)}::text[], ${column(finished, (row) => row.outcome)}::text[])
      as f (id, outcome)
    where callbacks.id = f.id`;
}
