import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { closeBalanceWindows } from "#/lib/wallet/close-balance-windows.ts";
import { lockWallets } from "#/lib/wallet/lock-wallets.ts";
import { announceWindows } from "./announce-windows.ts";

/**
 * Deductions that gather on this wallet are told now. Called before a credit is booked, so that the credit's
 * `old_balance` is the `new_balance` of the event before it (product.md D19). Locks the wallet.
 */
export async function flushBalanceEvent(tx: Tx, wallet: { tenantId: number; mode: Mode }): Promise<void> {
  const open = [...(await lockWallets(tx, [wallet])).values()].filter(({ eventFrom }) => eventFrom !== null);
  for (const { id, balance, lastSeq } of open) {
    const closed = await closeBalanceWindows(tx, [{ walletId: id, balance }]);
    await announceWindows(
      tx,
      closed.map((window) => ({ ...window, seq: lastSeq })),
    );
  }
}
