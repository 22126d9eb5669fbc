import type { PaymentMethod } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { walletNotFound } from "./errors.ts";

/** Money that came in without a prompt of ours: by Paybill, or found by staff. */
export type Arrival = {
  /** TXN-YYYYMMDD-NNNN. */
  reference: string;
  amount: Money;
  method: PaymentMethod;
  receipt: string | null;
};

const most = 5;

/**
 * The money that was booked after the line `afterSeq`, the newest first, and the last line there is now, to go on from.
 * Null asks for the last line alone. The order is the ledger's, so nothing is missed and nothing comes twice. Scope
 * wallet:read.
 */
export async function listArrivals(
  ctx: TenantCtx,
  afterSeq: number | null,
): Promise<{ arrivals: Arrival[]; lastSeq: number }> {
  requireScope(ctx, "wallet:read");
  return withTransaction(ctx, async (tx) => {
    const [wallet] = await tx.sql<{ id: string; last_seq: bigint }[]>`
      select id, last_seq from wallets where tenant_id = ${tx.tenantId} and mode = ${tx.mode}`;
    if (!wallet) throw walletNotFound();
    const lastSeq = Number(wallet.last_seq);
    if (afterSeq === null || afterSeq >= lastSeq) return { arrivals: [], lastSeq };
    const rows = await tx.sql<
      { reference: string; amount_e4: bigint; payment_method: PaymentMethod; receipt: string | null }[]
    >`
      select t.reference, t.amount_e4, t.payment_method, p.receipt
      from wallet_transactions t join payments p on p.id = t.payment_id
      where t.wallet_id = ${wallet.id} and t.seq > ${afterSeq} and t.seq <= ${lastSeq}
        and t.type = 'topup' and t.payment_method <> 'mpesa'
      order by t.seq desc limit ${most}`;
    return {
      arrivals: rows.map((row) => ({
        reference: row.reference,
        amount: money(row.amount_e4),
        method: row.payment_method,
        receipt: row.receipt,
      })),
      lastSeq,
    };
  });
}
