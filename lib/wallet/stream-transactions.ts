import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { readTransactions, type Place } from "./read-transactions.ts";
import type { TransactionFilter } from "./transaction-filter.ts";
import type { Transaction } from "./transaction.ts";

const rowsPerRead = 2_000;

/**
 * All lines of the statement that match, in its order, a few thousand at a time: each read is a short transaction of its
 * own, so a slow reader holds neither rows nor a connection. Scope wallet:read.
 */
export async function* streamTransactions(ctx: TenantCtx, filter: TransactionFilter): AsyncGenerator<Transaction[]> {
  requireScope(ctx, "wallet:read");
  let before: Place | null = null;
  do {
    const rows: Transaction[] = await readPage(ctx, filter, before);
    if (rows.length > 0) yield rows;
    before = rows.length === rowsPerRead ? (rows.at(-1) ?? null) : null;
  } while (before !== null);
}

function readPage(ctx: TenantCtx, filter: TransactionFilter, before: Place | null): Promise<Transaction[]> {
  return withTransaction(ctx, (tx) => readTransactions(tx, filter, { limit: rowsPerRead, before, offset: 0 }));
}
