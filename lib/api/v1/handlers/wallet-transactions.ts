import { browseTransactions } from "#/lib/wallet/browse-transactions.ts";
import { transactionCsv } from "../present/transaction-csv.ts";
import { presentTransaction } from "../present/transaction.ts";
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
      return { csv: transactionCsv(ctx, filter), filename: "transactions.csv" };
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
