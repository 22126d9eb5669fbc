import type { PlatformCtx } from "#/lib/core/context.ts";

/** Uses of keys that are not written yet: the latest time of each. */
export type KeyUses = { lastUsedMs: Map<string, number>; timer: NodeJS.Timeout | null };

export function keyUsesOf(ctx: PlatformCtx): KeyUses {
  return ctx.scope.once("api-keys.uses", () => ({ lastUsedMs: new Map(), timer: null }));
}
