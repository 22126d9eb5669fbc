import type { TenantTx } from "#/lib/core/context.ts";
import { transactionsWhere, type TransactionFilter } from "./transaction-filter.ts";
import { toTransaction, type Transaction, type TransactionRow } from "./transaction.ts";

export type Place = Pick<Transaction, "place" | "id">;

/**
 * Lines of the statement, the newest first: booked ones by their seq, an unbooked one above the line that was the last
 * when it was opened. For verbs that have checked the permission themselves.
 */
export async function readTransactions(
  tx: TenantTx,
  filter: TransactionFilter,
  page: { limit: number; before: Place | null; offset: number },
): Promise<Transaction[]> {
  const { sql } = tx;
  const { before } = page;
  // Row security lets an index be searched by numbers, not by texts, whose comparison could tell of hidden rows: the place
  // bounds the search, and the id decides among the few that share it.
  const rows = await sql<TransactionRow[]>`
    select t.id, t.seq, coalesce(t.seq, t.after_seq) as place, t.reference, t.type, t.direction, t.amount_e4,
      t.balance_before_e4, t.balance_after_e4, t.status, t.payment_method, p.receipt, t.description, p.staff_note,
      t.messages, t.created_at, t.completed_at
    from wallet_transactions t left join payments p on p.id = t.payment_id
    where t.wallet_id = (select id from wallets where tenant_id = ${tx.tenantId} and mode = ${tx.mode})
      ${before ? sql`and coalesce(t.seq, t.after_seq) <= ${before.place} and (coalesce(t.seq, t.after_seq) < ${before.place} or t.id < ${before.id})` : sql``}
      ${transactionsWhere(tx, filter)}
    order by coalesce(t.seq, t.after_seq) desc, t.id desc
    limit ${page.limit} offset ${page.offset}`;
  return rows.map(toTransaction);
}
