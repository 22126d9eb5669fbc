import type { PlatformCtx } from "#/lib/core/context.ts";
import { releaseScheduled } from "./release-scheduled.ts";

const rowsAtOnce = 1_000;
const maxRounds = 20;

/** Everything scheduled for a time up to now is queued, a page per transaction; what one call leaves the next one takes. */
export async function releaseAllScheduled(ctx: PlatformCtx): Promise<{ released: number }> {
  let released = 0;
  for (let round = 0; round < maxRounds; round++) {
    const page = await releaseScheduled(ctx, { limit: rowsAtOnce });
    released += page.released;
    if (page.released < rowsAtOnce) break;
  }
  return { released };
}
