import type { Tx } from "#/lib/core/context.ts";
import { money } from "#/lib/core/money.ts";
import type { OpenWindow } from "./close-balance-windows.ts";

export type DueWindow = OpenWindow & { lastSeq: number };

/** Wallets whose window of gathered deductions is over, at most `limit`, their rows locked in the order of their ids. */
export async function lockDueWindows(tx: Tx, limit: number): Promise<DueWindow[]> {
  const now = tx.clock.now().toISOString();
  const rows = await tx.sql<{ id: string; balance_e4: bigint; last_seq: bigint }[]>`
    select id, balance_e4, last_seq from wallets
    where id = any (array(
      select id from wallets where balance_event_due_at <= ${now} order by balance_event_due_at limit ${limit}
    )) and balance_event_due_at <= ${now}
    order by id for no key update`;
  return rows.map((row) => ({ walletId: row.id, balance: money(row.balance_e4), lastSeq: Number(row.last_seq) }));
}
