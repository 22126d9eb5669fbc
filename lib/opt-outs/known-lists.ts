import type { Mode } from "#/db/enums.ts";
import { BriefCache } from "#/lib/core/brief-cache.ts";
import type { Ctx } from "#/lib/core/context.ts";

const maxAgeMs = 1000;

/** Whether a tenant's list has any phone at all, as of at most a second ago: most have none, and need no look-up. */
export function knownLists(ctx: Ctx): BriefCache<boolean> {
  return ctx.scope.once(
    "opt-outs.known-lists",
    () => new BriefCache<boolean>({ maxAgeMs, maxEntries: 10_000, nowMs: () => ctx.clock.now().getTime() }),
  );
}

export function listName(tenantId: number, mode: Mode): string {
  return `${tenantId}:${mode}`;
}
