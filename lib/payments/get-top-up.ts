import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { readTopUp } from "./read-top-up.ts";
import type { TopUp } from "./top-up.ts";

/**
 * The tenant's top-up, by the id or the reference of its line, or by the payment's id. Scope wallet:read. Throws
 * `payments.not_found`.
 */
export async function getTopUp(ctx: TenantCtx, id: string): Promise<TopUp> {
  requireScope(ctx, "wallet:read");
  return readTopUp(ctx, id);
}
