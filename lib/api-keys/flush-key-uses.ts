import { column } from "#/db/arrays.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { keyUsesOf } from "./key-uses.ts";

/** All remembered uses stand in `last_used_at`. Called some seconds after a use, and before the process ends. */
export async function flushKeyUses(ctx: PlatformCtx): Promise<void> {
  const uses = keyUsesOf(ctx);
  if (uses.timer) clearTimeout(uses.timer);
  uses.timer = null;
  const entries = [...uses.lastUsedMs].map(([keyId, atMs]) => ({ keyId, at: new Date(atMs) }));
  uses.lastUsedMs.clear();
  if (entries.length === 0) return;
  await ctx.pools.platform.sql`
    update api_keys set last_used_at = used.at
    from unnest(${column(entries, (entry) => entry.keyId)}::text[],
      ${column(entries, (entry) => entry.at)}::text[]::timestamptz[]) as used (id, at)
    where api_keys.id = used.id and (api_keys.last_used_at is null or api_keys.last_used_at < used.at)`;
}
