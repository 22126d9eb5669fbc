import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { readTopUps } from "./read-top-up.ts";
import type { TopUp } from "./top-up.ts";

/** A page of the tenant's top-ups, newest first; `nextCursor` is null at the end. Scope wallet:read. */
export async function listTopUps(
  ctx: TenantCtx,
  page: { limit: number; cursor: string | null },
): Promise<{ topUps: TopUp[]; nextCursor: string | null }> {
  requireScope(ctx, "wallet:read");
  const found = await readTopUps(ctx, page.limit + 1, page.cursor);
  const topUps = found.slice(0, page.limit);
  const last = topUps.at(-1);
  return { topUps, nextCursor: found.length > page.limit && last ? last.paymentId : null };
}
