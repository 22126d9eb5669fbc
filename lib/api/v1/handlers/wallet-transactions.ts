import { csvRows } from "#/lib/api/csv.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { browseTransactions } from "#/lib/wallet/browse-transactions.ts";
import { streamTransactions } from "#/lib/wallet/stream-transactions.ts";
import type { TransactionFilter } from "#/lib/wallet/transaction-filter.ts";
import { presentTransaction, transactionCells, transactionColumns } from "../present/transaction.ts";
import { readTransactionCursor, toTransactionCursor } from "../read/transaction-cursor.ts";
import { readTransactionFilter } from "../read/transaction-filter.ts";
import { serve } from "#/lib/http/serve.ts";
import { runtime } from "#/lib/wiring.ts";
import { walletTransactions as operation } from "../operations/wallet-transactions.ts";

/** GET /api/v1/wallet/transactions */
export const walletTransactions = serve(
  operation,
  () => runtime().edge,
  async ({ ctx, tenant, query, accept }) => {
    const filter = readTransactionFilter(query, tenant.timeZone);
    if (query.format === "csv" || (query.format === undefined && /\btext\/csv\b/i.test(accept))) {
      return { csv: csvOf(ctx, filter), filename: "transactions.csv" };
    }
    const { cursor, page = 1, per_page: limit = query.limit } = query;
    const from = cursor === undefined ? { page } : { before: readTransactionCursor(cursor) };
    const { transactions, next, total } = await browseTransactions(ctx, filter, { limit, from });
    return {
      body: {
        data: transactions.map(presentTransaction),
        next_cursor: toTransactionCursor(next),
        ...(total === null ? {} : { meta: { current_page: page, per_page: limit, total } }),
      },
    };
  },
);

async function* csvOf(ctx: TenantCtx, filter: TransactionFilter): AsyncGenerator<string> {
  yield csvRows([transactionColumns]);
  for await (const lines of streamTransactions(ctx, filter)) yield csvRows(lines.map(transactionCells));
}
