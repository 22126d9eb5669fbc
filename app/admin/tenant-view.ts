import type { TenantView } from "#/components/admin/tenant-table.tsx";
import { toKes } from "#/lib/core/money.ts";
import type { ListedTenant } from "#/lib/tenants/list-tenants.ts";

/** A tenant as the console's lists show it. */
export function toTenantView(tenant: ListedTenant): TenantView {
  const { id, name, email, status, tier, liveBalance, createdAt } = tenant;
  return { clientId: id, name, email, status, tier, balance: toKes(liveBalance), since: createdAt.toISOString() };
}
