import type { Tx } from "#/lib/core/context.ts";
import type { Money } from "#/lib/core/money.ts";
import { closeBalanceWindows } from "#/lib/wallet/close-balance-windows.ts";
import type { OpenWallet } from "#/lib/wallet/statement.ts";
import { announceWindows } from "./announce-windows.ts";
import { balanceUpdatedPayload } from "./payloads.ts";
import { recordTenantEvents } from "./record-event.ts";

export type BookedChange = {
  before: Money;
  after: Money;
  /** As the API shows it: `TXN-…`. */
  transactionId: string;
  /** Of its (last) line on the statement. */
  seq: number;
};

/**
 * The tenant's events tell the credit at once, after the deductions that gathered before it, so that each `old_balance`
 * is the former `new_balance` (product.md D19). The wallet's row is locked and its credit already booked.
 */
export async function announceCredit(tx: Tx, wallet: OpenWallet, change: BookedChange): Promise<void> {
  const { id, tenantId, mode } = wallet;
  if (wallet.eventFrom !== null) {
    const closed = await closeBalanceWindows(tx, [{ walletId: id, balance: change.before }]);
    await announceWindows(
      tx,
      closed.map((window) => ({ ...window, seq: change.seq })),
    );
    wallet.eventFrom = null;
  }
  await recordTenantEvents(tx, [
    {
      tenantId,
      mode,
      type: "balance.updated",
      factKey: `balance:${id}:${change.seq}`,
      occurredAt: tx.clock.now(),
      data: balanceUpdatedPayload(change),
    },
  ]);
}
