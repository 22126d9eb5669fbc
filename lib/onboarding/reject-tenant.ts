import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "#/lib/notifications/notify-tenant.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { listOwners } from "#/lib/team/list-owners.ts";
import { moveTenant } from "#/lib/tenants/move-tenant.ts";
import type { Tenant } from "#/lib/tenants/tenant.ts";

/**
 * The waiting tenant is rejected, and its owner has the reason by mail and as a notice; test mode goes on. Throws
 * `tenants.wrong_state`. Staff's `tenants:approve`.
 */
export async function rejectTenant(
  ctx: PlatformCtx,
  input: { tenantId: number; reason: string; appUrl: string },
): Promise<Tenant> {
  requireScope(ctx, "tenants:approve");
  return withTransaction(ctx, async (tx) => {
    const { tenantId, reason } = input;
    const from = ["pending_approval"] as const;
    const tenant = await moveTenant(tx, { tenantId, from, to: "rejected", reason, action: "tenants.rejected" });
    const fact = `tenant.rejected:${tenant.publicId}:${tx.clock.now().getTime()}`;
    for (const owner of await listOwners(tx, tenantId)) {
      await queueEmail(tx, {
        factKey: `${fact}:${owner.userId}`,
        to: owner.email,
        language: owner.language,
        mail: {
          template: "tenant-rejected",
          properties: { name: owner.name, organisation: tenant.name, reason, url: `${input.appUrl}/dashboard` },
        },
      });
    }
    await notifyTenant(tx, {
      tenantId,
      type: "tenant.rejected",
      title: "Your organisation is not approved yet",
      body: reason,
      factKey: fact,
    });
    return tenant;
  });
}
