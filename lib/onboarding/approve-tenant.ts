import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { notifyTenant } from "#/lib/notifications/notify-tenant.ts";
import { queueEmail } from "#/lib/notifications/queue-email.ts";
import { listOwners } from "#/lib/team/list-owners.ts";
import { moveTenant } from "#/lib/tenants/move-tenant.ts";
import type { Tenant } from "#/lib/tenants/tenant.ts";
import { firstKeyLink } from "./links.ts";

/**
 * The waiting (or once rejected) tenant is active: its owner has the welcome mail, without any secret (product.md D12), and a
 * notice. Throws `tenants.wrong_state`. Staff's `tenants:approve`.
 */
export async function approveTenant(ctx: PlatformCtx, input: { tenantId: number; appUrl: string }): Promise<Tenant> {
  requireScope(ctx, "tenants:approve");
  return withTransaction(ctx, async (tx) => {
    const { tenantId, appUrl } = input;
    const from = ["pending_approval", "rejected"] as const;
    const tenant = await moveTenant(tx, { tenantId, from, to: "active", action: "tenants.approved" });
    for (const owner of await listOwners(tx, tenantId)) {
      await queueEmail(tx, {
        factKey: `welcome:${tenant.publicId}:${owner.userId}`,
        to: owner.email,
        language: owner.language,
        mail: {
          template: "welcome",
          properties: {
            name: owner.name,
            organisation: tenant.name,
            clientId: tenant.id,
            docsUrl: `${appUrl}/docs`,
            apiUrl: `${appUrl}/api/v1`,
            firstKeyUrl: firstKeyLink(appUrl),
          },
        },
      });
    }
    await notifyTenant(tx, {
      tenantId,
      type: "tenant.approved",
      title: "Your organisation is approved",
      body: "With an approved sender ID you can create your first live key and send.",
      factKey: `tenant.approved:${tenant.publicId}`,
    });
    return tenant;
  });
}
