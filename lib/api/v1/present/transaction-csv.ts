import { csvRows } from "#/lib/api/csv.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { streamTransactions } from "#/lib/wallet/stream-transactions.ts";
import type { TransactionFilter } from "#/lib/wallet/transaction-filter.ts";
import { transactionCells, transactionColumns } from "./transaction.ts";

/** All lines that match as one file, in parts as they are read. */
export async function* transactionCsv(ctx: TenantCtx, filter: TransactionFilter): AsyncGenerator<string> {
  yield csvRows([transactionColumns]);
  for await (const lines of streamTransactions(ctx, filter)) yield csvRows(lines.map(transactionCells));
}
