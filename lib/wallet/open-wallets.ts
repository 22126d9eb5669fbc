import { wallets } from "#/db/schema/index.ts";
import { modes } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";

/** The tenant has an empty wallet in each mode; one that is there already stays as it is. */
export async function openWallets(tx: PlatformTx, tenantId: number): Promise<void> {
  await tx.db
    .insert(wallets)
    .values(modes.map((mode) => ({ id: newId("wallet"), tenantId, mode })))
    .onConflictDoNothing({ target: [wallets.tenantId, wallets.mode] });
}
