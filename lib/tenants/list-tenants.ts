import { and, desc, eq, ilike, inArray, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { tenants, wallets } from "#/db/schema/index.ts";
import type { TenantStatus } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { zeroMoney, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { operatorTenantId } from "./operator.ts";
import { toTenant, type Tenant } from "./tenant.ts";

export type ListTenantsInput = {
  statuses?: readonly TenantStatus[];
  /** Part of a name, an e-mail address, a client id or an account number. */
  search?: string;
  /** 1–100, default 20. */
  limit?: number;
  /** The `nextCursor` of the page before. */
  cursor?: number | null;
};

export type ListedTenant = Tenant & { liveBalance: Money };

/** A page of tenants, the newest first, without the operator's own. Staff's `tenants:read`. */
export async function listTenants(
  ctx: PlatformCtx,
  input: ListTenantsInput = {},
): Promise<{ tenants: ListedTenant[]; nextCursor: number | null }> {
  requireScope(ctx, "tenants:read");
  const limit = Math.min(Math.max(input.limit ?? 20, 1), 100);
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ tenant: tenants, balance: wallets.balanceE4 })
      .from(tenants)
      .leftJoin(wallets, and(eq(wallets.tenantId, tenants.id), eq(wallets.mode, "live")))
      .where(
        and(
          ne(tenants.id, operatorTenantId),
          input.statuses ? inArray(tenants.status, [...input.statuses]) : undefined,
          input.cursor ? lt(tenants.id, input.cursor) : undefined,
          searched(input.search),
        ),
      )
      .orderBy(desc(tenants.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return {
      tenants: page.map((row) => ({ ...toTenant(row.tenant), liveBalance: row.balance ?? zeroMoney })),
      nextCursor: rows.length > limit ? (page.at(-1)?.tenant.id ?? null) : null,
    };
  });
}

function searched(search: string | undefined): SQL | undefined {
  const text = search?.trim();
  if (!text) return undefined;
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(tenants.name, pattern),
    ilike(tenants.email, pattern),
    eq(tenants.accountNumber, text),
    sql`${tenants.id}::text = ${text}`,
  );
}
