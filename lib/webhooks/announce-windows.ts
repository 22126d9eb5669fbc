import type { Tx } from "#/lib/core/context.ts";
import type { ClosedWindow } from "#/lib/wallet/close-balance-windows.ts";
import { balanceFellLow } from "./events.ts";
import { balanceLowPayload, balanceUpdatedPayload } from "./payloads.ts";
import { recordTenantEvents, type TenantEvent } from "./record-event.ts";

/** `seq`: of the wallet's statement at the moment the window closed; it names the fact. */
export type AnnouncedWindow = ClosedWindow & { seq: number };

/**
 * The tenants' events tell of the deductions that gathered in closed windows, in one balance.updated each (none where
 * the balance came back to what it was), and of balances that fell low.
 */
export async function announceWindows(tx: Tx, windows: readonly AnnouncedWindow[]): Promise<void> {
  const occurredAt = tx.clock.now();
  const events = windows.flatMap((window): TenantEvent[] => {
    const { walletId, tenantId, mode, from, balance, fellLow, seq } = window;
    const base = { tenantId, mode, occurredAt };
    const data = balanceUpdatedPayload({ before: from, after: balance, transactionId: null });
    return [
      ...(from === balance
        ? []
        : [{ ...base, type: "balance.updated", factKey: `balance-window:${walletId}:${seq}`, data } as const]),
      ...(fellLow
        ? [
            {
              ...base,
              type: "balance.low",
              factKey: `balance-low:${walletId}:${seq}`,
              data: balanceLowPayload(window),
            } as const,
          ]
        : []),
    ];
  });
  await recordTenantEvents(tx, events);
  for (const { tenantId, mode, seq, fellLow } of windows) if (fellLow) tx.emit(balanceFellLow, { tenantId, mode, seq });
}
