import { and, eq, ne } from "drizzle-orm";
import { tenants } from "#/db/schema/index.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { isId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { operatorTenantId } from "./operator.ts";
import { toTenant, type Tenant } from "./tenant.ts";

/** The tenant that a client id (`1001`) or a public id (`ten_…`) names, or null; never the operator's own. Staff's `tenants:read`. */
export async function findNamedTenant(ctx: PlatformCtx, name: string): Promise<Tenant | null> {
  requireScope(ctx, "tenants:read");
  const condition = /^[1-9]\d{0,14}$/.test(name)
    ? eq(tenants.id, Number(name))
    : isId("tenant", name)
      ? eq(tenants.publicId, name)
      : null;
  if (condition === null) return null;
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(tenants)
      .where(and(condition, ne(tenants.id, operatorTenantId)));
    return row ? toTenant(row) : null;
  });
}
