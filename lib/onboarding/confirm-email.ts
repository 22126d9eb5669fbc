import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { User } from "#/lib/identity/user.ts";
import { verifyEmail } from "#/lib/identity/verify-email.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { findTenant } from "#/lib/tenants/lookup.ts";
import { moveTenant } from "#/lib/tenants/move-tenant.ts";

/** The address is proven, and the tenants its user owns wait for staff; test keys work from now on. Throws `identity.link_invalid`. */
export async function confirmEmail(ctx: PlatformCtx, input: { token: string }): Promise<User> {
  return withTransaction(ctx, async (tx) => {
    const user = await verifyEmail(tx, input);
    const owned = (await listMemberships(tx, user.id)).filter((membership) => membership.role === "owner");
    for (const { tenantId } of owned) {
      const tenant = await findTenant(tx, tenantId);
      if (tenant?.status !== "pending_verification") continue;
      await moveTenant(tx, {
        tenantId,
        from: ["pending_verification"],
        to: "pending_approval",
        action: "onboarding.email_confirmed",
      });
    }
    return user;
  });
}
