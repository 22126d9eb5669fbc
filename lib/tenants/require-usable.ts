import type { Mode, TenantStatus } from "#/db/enums.ts";
import { tenantNotAllowed } from "./errors.ts";
import { mayUseMode } from "./tenant.ts";

/** Returns when a tenant in this state may work in this mode; throws `tenants.<status>` (forbidden) otherwise. */
export function requireUsable(status: TenantStatus, mode: Mode): void {
  if (!mayUseMode(status, mode)) throw tenantNotAllowed(status);
}
