import type { MemberRole } from "#/db/enums.ts";
import { tenantScopes, type Scope } from "#/lib/core/authorize.ts";

const read: readonly Scope[] = ["messages:read", "wallet:read", "senders:read"];

const scopesByRole: Record<MemberRole, readonly Scope[]> = {
  owner: tenantScopes,
  admin: tenantScopes,
  developer: [...read, "messages:write", "webhooks:manage", "keys:manage"],
  finance: [...read, "wallet:write"],
  agent: [...read, "messages:write"],
  viewer: read,
};

/** What a member with this role may do in its tenant (product.md D21). */
export function scopesOfMember(role: MemberRole): readonly Scope[] {
  return scopesByRole[role];
}
