import { and, eq, isNull } from "drizzle-orm";
import { walletTransactions } from "#/db/schema/index.ts";
import type { PaymentStatus } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";

/**
 * The payment's unbooked line shows this status (processing, failed, cancelled, expired). A booked line is never touched.
 * A late success still books the line.
 */
export async function closeTopUpRow(
  tx: Tx,
  input: { paymentId: string; status: Exclude<PaymentStatus, "completed"> },
): Promise<void> {
  await tx.db
    .update(walletTransactions)
    .set({ status: input.status })
    .where(and(eq(walletTransactions.paymentId, input.paymentId), isNull(walletTransactions.seq)));
}
