import { sql } from "drizzle-orm";
import { walletTransactions } from "#/db/schema/index.ts";
import type { PaymentMethod } from "#/db/enums.ts";
import type { TenantTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import type { Money } from "#/lib/core/money.ts";
import { walletNotFound } from "./errors.ts";
import { referenceDay, referenceOf } from "./statement.ts";

export type OpenTopUpRowInput = { paymentId: string; amount: Money; method: PaymentMethod; description: string };

/** The statement has a pending line for this payment, with its reference but no seq: it moves no money yet. */
export async function openTopUpRow(
  tx: TenantTx,
  input: OpenTopUpRowInput,
): Promise<{ transactionId: string; reference: string }> {
  const now = tx.clock.now();
  const [wallet] = await tx.sql<{ id: string; last_reference: bigint; last_seq: bigint }[]>`
    update wallets set last_reference = last_reference + 1
    where tenant_id = ${tx.tenantId} and mode = ${tx.mode}
    returning id, last_reference, last_seq`;
  if (!wallet) throw walletNotFound();
  const id = newId("transaction");
  const reference = referenceOf(referenceDay(now), Number(wallet.last_reference));
  await tx.db.insert(walletTransactions).values({
    id,
    walletId: wallet.id,
    tenantId: tx.tenantId,
    mode: tx.mode,
    afterSeq: Number(wallet.last_seq),
    reference,
    type: "topup",
    direction: "credit",
    amountE4: input.amount,
    status: "pending",
    paymentMethod: input.method,
    description: input.description,
    paymentId: input.paymentId,
    createdAt: sql`${now.toISOString()}::timestamptz`,
  });
  return { transactionId: id, reference };
}
