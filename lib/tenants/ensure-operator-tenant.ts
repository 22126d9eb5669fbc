import type { PlatformCtx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { openWallets } from "#/lib/wallet/open-wallets.ts";
import { accountNumberOf } from "./account-number.ts";
import { operatorTenantId } from "./operator.ts";

/** The operator's own tenant is there, with price 0: our notices are its messages (product.md D38). */
export async function ensureOperatorTenant(ctx: PlatformCtx, appName: string): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const created = await tx.sql`
      insert into tenants (id, public_id, name, contact_name, email, phone, status, tier, price_e4, platform_fee_e4, account_number, data_key)
      values (${operatorTenantId}, ${newId("tenant")}, ${appName}, ${appName}, 'operator@localhost', '254700000000', 'active',
        'enterprise', 0, 0, ${accountNumberOf(operatorTenantId)}, ${tx.vault.newDataKey(operatorTenantId)})
      on conflict (id) do nothing returning id`;
    if (created.length > 0) await openWallets(tx, operatorTenantId);
  });
}
