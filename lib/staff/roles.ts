import type { StaffRole } from "#/db/enums.ts";
import { staffScopes, type Scope } from "#/lib/core/authorize.ts";

const scopesByRole: Record<StaffRole, readonly Scope[]> = {
  admin: staffScopes,
  support: ["tenants:read", "money:read", "jobs:read"],
};

/** What staff with this role may do in the console (product.md D21). */
export function scopesOfStaff(role: StaffRole): readonly Scope[] {
  return scopesByRole[role];
}
