import { tenants } from "#/db/schema/index.ts";
import type { TenantStatus, Tier } from "#/db/enums.ts";
import { recordAudit } from "#/lib/audit/record-audit.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { creditPlayMoney } from "#/lib/wallet/credit-play-money.ts";
import { openWallets } from "#/lib/wallet/open-wallets.ts";
import { accountNumberOf } from "./account-number.ts";
import { toTenant, type Tenant } from "./tenant.ts";

export type CreateTenantInput = {
  name: string;
  contactName: string;
  /** Lower case. */
  email: string;
  /** E.164 digits without plus. */
  phone: string;
  status?: TenantStatus;
  tier?: Tier;
  language?: string;
};

/**
 * There is one tenant more: with its client id, public id, data key and Paybill account number, an empty live wallet and a
 * test wallet with play money. Staff need `tenants:approve`; sign-up acts as the system.
 */
export async function createTenant(ctx: PlatformCtx, input: CreateTenantInput): Promise<Tenant> {
  requireScope(ctx, "tenants:approve");
  return withTransaction(ctx, async (tx) => {
    const [next] = await tx.sql<{ id: bigint }[]>`select nextval('tenants_id_seq') as id`;
    const id = Number(next?.id);
    const status = input.status ?? "pending_verification";
    const [row] = await tx.db
      .insert(tenants)
      .values({
        id,
        publicId: newId("tenant"),
        name: input.name,
        contactName: input.contactName,
        email: input.email,
        phone: input.phone,
        status,
        tier: input.tier ?? "free",
        language: input.language ?? "en",
        accountNumber: accountNumberOf(id),
        dataKey: tx.vault.newDataKey(id),
        approvedAt: status === "active" ? tx.clock.now() : null,
      })
      .returning();
    if (!row) throw new Error("A new tenant's row was not returned.");
    await openWallets(tx, id);
    await creditPlayMoney(tx, id);
    await recordAudit(tx, {
      action: "tenants.created",
      subject: row.publicId,
      tenantId: id,
      after: { name: row.name, status: row.status, tier: row.tier },
    });
    return toTenant(row);
  });
}
