import { eq } from "drizzle-orm";
import { tenants } from "#/db/schema/index.ts";
import type { Ctx, Tx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { clientIdOfAccount } from "./account-number.ts";
import { tenantNotFound } from "./errors.ts";
import { toTenant, type Tenant } from "./tenant.ts";

/** The tenant, or null. A tenant's own context sees only itself. */
export async function findTenant(ctx: Ctx, tenantId: number): Promise<Tenant | null> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(tenants).where(eq(tenants.id, tenantId));
    return row ? toTenant(row) : null;
  });
}

/** The tenant; throws `tenants.not_found`. */
export async function getTenant(ctx: Ctx, tenantId: number): Promise<Tenant> {
  const tenant = await findTenant(ctx, tenantId);
  if (!tenant) throw tenantNotFound();
  return tenant;
}

/** The tenant whose Paybill account number this is, or null when it is mistyped or nobody's. */
export async function findTenantByAccount(ctx: Ctx, accountNumber: string): Promise<Tenant | null> {
  const tenantId = clientIdOfAccount(accountNumber);
  return tenantId === null ? null : findTenant(ctx, tenantId);
}

/** The tenant with its row locked until the transaction ends; throws `tenants.not_found`. */
export async function lockTenant(tx: Tx, tenantId: number): Promise<Tenant> {
  const [row] = await tx.db.select().from(tenants).where(eq(tenants.id, tenantId)).for("no key update");
  if (!row) throw tenantNotFound();
  return toTenant(row);
}
