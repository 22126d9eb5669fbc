import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { closeBalanceWindows } from "#/lib/wallet/close-balance-windows.ts";
import { lockDueWindows } from "#/lib/wallet/lock-due-windows.ts";
import { announceWindows } from "./announce-windows.ts";

const walletsPerCommit = 100;

/**
 * Every wallet whose ten seconds of gathering are over has told its deductions in one balance.updated, and a fall below
 * the threshold in one balance.low. Answers how many windows were closed. Several processes may call it.
 */
export async function flushDueBalanceEvents(ctx: PlatformCtx): Promise<number> {
  let closed = 0;
  for (;;) {
    const count = await withTransaction(ctx, async (tx) => {
      const due = await lockDueWindows(tx, walletsPerCommit);
      const seqs = new Map(due.map((window) => [window.walletId, window.lastSeq]));
      const windows = await closeBalanceWindows(tx, due);
      await announceWindows(
        tx,
        windows.map((window) => ({ ...window, seq: seqs.get(window.walletId) ?? 0 })),
      );
      return due.length;
    });
    closed += count;
    if (count < walletsPerCommit) return closed;
  }
}
