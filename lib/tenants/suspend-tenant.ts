import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { moveTenant } from "./move-tenant.ts";
import type { Tenant } from "./tenant.ts";

/** An active tenant is suspended: its keys are refused within a second, what is queued stays. Staff's `tenants:approve`. */
export async function suspendTenant(ctx: PlatformCtx, input: { tenantId: number; reason: string }): Promise<Tenant> {
  requireScope(ctx, "tenants:approve");
  return withTransaction(ctx, (tx) =>
    moveTenant(tx, { ...input, from: ["active"], to: "suspended", action: "tenants.suspended" }),
  );
}
