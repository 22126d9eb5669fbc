import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx, TenantCtx } from "#/lib/core/context.ts";
import type { Mode } from "#/db/enums.ts";

const readScopes = ["messages:read", "wallet:read", "senders:read"] as const;

/**
 * The same member of staff looking at one tenant in one mode: under that tenant's row security, with the scopes to read and
 * none to change anything. Staff's `tenants:read` and `money:read`.
 */
export function viewTenant(ctx: PlatformCtx, tenantId: number, mode: Mode): TenantCtx {
  requireScope(ctx, "tenants:read");
  requireScope(ctx, "money:read");
  const { pools, clock, log, requestId, events, scope, vault, actor } = ctx;
  const viewer =
    actor.kind === "staff" ? { ...actor, scopes: readScopes } : { kind: "system" as const, name: "view-tenant" };
  return { kind: "tenant", tenantId, mode, pools, clock, log, requestId, events, scope, vault, actor: viewer };
}
