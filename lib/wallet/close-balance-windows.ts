import { column } from "#/db/arrays.ts";
import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";

export type OpenWindow = { walletId: string; /** The balance the window ends with. */ balance: Money };

export type ClosedWindow = {
  walletId: string;
  tenantId: number;
  mode: Mode;
  /** The balance before the first deduction of the window. */
  from: Money;
  balance: Money;
  /** True when the balance fell below the tenant's threshold for the first time since it was well above it. */
  fellLow: boolean;
  threshold: Money;
  price: Money;
};

type Row = {
  id: string;
  tenant_id: bigint;
  mode: Mode;
  from_e4: bigint;
  balance_e4: bigint;
  fell_low: boolean;
  threshold_e4: bigint;
  price_e4: bigint;
};

/**
 * The windows in which deductions gathered are closed; answers those that were open. The low-balance alert fires once
 * per fall below the threshold and is armed again from 1.5 × on (product.md D22): a fall is always a deduction, so the
 * ends of its window tell. The caller holds the wallets' rows.
 */
export async function closeBalanceWindows(tx: Tx, windows: readonly OpenWindow[]): Promise<ClosedWindow[]> {
  if (windows.length === 0) return [];
  const rows = await tx.sql<Row[]>`
    with judged as (
      select w.id, w.balance_event_from_e4 as from_e4, o.balance::bigint as balance_e4,
        t.low_balance_e4 as threshold_e4, t.price_e4,
        w.low_balance_armed or w.balance_event_from_e4 * 2 >= t.low_balance_e4 * 3 as armed
      from unnest(
        ${column(windows, (window) => window.walletId)}::text[], ${column(windows, (window) => window.balance)}::text[]
      ) as o (id, balance)
      join wallets w on w.id = o.id
      join tenants t on t.id = w.tenant_id
      where w.balance_event_from_e4 is not null
    )
    update wallets w set balance_event_due_at = null, balance_event_from_e4 = null,
      low_balance_armed = j.armed and j.balance_e4 >= j.threshold_e4
    from judged j where w.id = j.id
    returning w.id, w.tenant_id, w.mode, j.from_e4, j.balance_e4, j.threshold_e4, j.price_e4,
      j.armed and j.balance_e4 < j.threshold_e4 as fell_low`;
  return rows.map((row) => ({
    walletId: row.id,
    tenantId: Number(row.tenant_id),
    mode: row.mode,
    from: money(row.from_e4),
    balance: money(row.balance_e4),
    fellLow: row.fell_low,
    threshold: money(row.threshold_e4),
    price: money(row.price_e4),
  }));
}
