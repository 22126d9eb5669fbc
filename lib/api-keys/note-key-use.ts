import type { PlatformCtx } from "#/lib/core/context.ts";
import { flushKeyUses } from "./flush-key-uses.ts";
import { keyUsesOf } from "./key-uses.ts";

const flushAfterMs = 5000;

/** The use is remembered, and stands in `last_used_at` some seconds later: one statement for all keys, not one per request. */
export function noteKeyUse(ctx: PlatformCtx, keyId: string, atMs: number): void {
  const uses = keyUsesOf(ctx);
  uses.lastUsedMs.set(keyId, atMs);
  uses.timer ??= setTimeout(() => {
    flushKeyUses(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, "key uses not written"));
  }, flushAfterMs).unref();
}
