import type { Scope } from "#/lib/core/authorize.ts";
import type { SignedInMember } from "#/lib/session/require-member.ts";
import { scopesOfMember } from "#/lib/team/roles.ts";

/** Whether the member's role has the permission; for what a page shows, the verbs check again. */
export function may({ role }: SignedInMember, scope: Scope): boolean {
  return scopesOfMember(role).includes(scope);
}
