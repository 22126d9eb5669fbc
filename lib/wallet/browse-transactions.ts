import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx, TenantTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { readTransactions, type Place } from "./read-transactions.ts";
import { transactionsWhere, type TransactionFilter } from "./transaction-filter.ts";
import type { Transaction } from "./transaction.ts";

export type TransactionPage = {
  /** 1 to 100. */
  limit: number;
  /** The last line of the page before (null: the newest), or the number of the page, from 1: then all lines are counted too. */
  from: { before: Place | null } | { page: number };
};

/** A page of the statement, its lines as `readTransactions` orders them. Scope wallet:read. */
export async function browseTransactions(
  ctx: TenantCtx,
  filter: TransactionFilter,
  { limit, from }: TransactionPage,
): Promise<{ transactions: Transaction[]; next: Place | null; total: number | null }> {
  requireScope(ctx, "wallet:read");
  const before = "before" in from ? from.before : null;
  const offset = "page" in from ? (from.page - 1) * limit : 0;
  return withTransaction(ctx, async (tx) => {
    const found = await readTransactions(tx, filter, { limit: limit + 1, before, offset });
    const transactions = found.slice(0, limit);
    const next = found.length > limit ? (transactions.at(-1) ?? null) : null;
    return { transactions, next, total: "page" in from ? await countTransactions(tx, filter) : null };
  });
}

async function countTransactions(tx: TenantTx, filter: TransactionFilter): Promise<number> {
  const [row] = await tx.sql<{ total: number }[]>`
    select count(*)::int as total
    from wallet_transactions t left join payments p on p.id = t.payment_id
    where t.wallet_id = (select id from wallets where tenant_id = ${tx.tenantId} and mode = ${tx.mode})
      ${transactionsWhere(tx, filter)}`;
  return row?.total ?? 0;
}
