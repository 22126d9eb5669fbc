import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { inspectBooks, type LedgerVerdict } from "./inspect-books.ts";

/**
 * Says whether the books are whole, as of one moment: every check of ledger.md, per tenant, per mode and in total, and
 * the hash chains. Reads only; everything is seen in one snapshot, so work that goes on beside it can't look like a break.
 */
export async function verifyLedger(ctx: PlatformCtx): Promise<LedgerVerdict> {
  return withTransaction(ctx, async (tx) => {
    await tx.sql`set transaction isolation level repeatable read, read only`;
    await tx.sql`set local work_mem = '128MB'`;
    return inspectBooks(tx);
  });
}
