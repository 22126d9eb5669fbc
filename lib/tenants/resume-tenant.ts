import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { moveTenant } from "./move-tenant.ts";
import type { Tenant } from "./tenant.ts";

/** A suspended tenant is active again. Staff's `tenants:approve`. */
export async function resumeTenant(ctx: PlatformCtx, input: { tenantId: number }): Promise<Tenant> {
  requireScope(ctx, "tenants:approve");
  return withTransaction(ctx, (tx) =>
    moveTenant(tx, { ...input, from: ["suspended"], to: "active", action: "tenants.resumed" }),
  );
}
