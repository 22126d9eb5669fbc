import { timingSafeEqual } from "node:crypto";
import { BriefCache } from "#/lib/core/brief-cache.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** The connection whose callbacks carry this token in their path, or null. Looked up at most once a second per token. */
export async function findConnectionByToken(ctx: PlatformCtx, token: string): Promise<{ id: string } | null> {
  if (!/^[0-9a-f]{64}$/.test(token)) return null;
  const hmac = ctx.vault.hmac("callback-token", token);
  const cache = ctx.scope.once(
    "connections.by-token",
    () =>
      new BriefCache<{ id: string; hmac: string } | null>({
        maxAgeMs: 1000,
        maxEntries: 1000,
        nowMs: () => ctx.clock.now().getTime(),
      }),
  );
  const known = await cache.get(hmac, () => load(ctx, hmac));
  return known && timingSafeEqual(Buffer.from(known.hmac), Buffer.from(hmac)) ? { id: known.id } : null;
}

async function load(ctx: PlatformCtx, hmac: string): Promise<{ id: string; hmac: string } | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.sql<{ id: string; callback_token_hmac: string }[]>`
      select id, callback_token_hmac from connections where callback_token_hmac = ${hmac}`;
    return row ? { id: row.id, hmac: row.callback_token_hmac } : null;
  });
}
