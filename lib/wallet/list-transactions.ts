import type { Direction, PaymentMethod, TransactionStatus, TransactionType } from "#/db/enums.ts";
import { requireScope } from "#/lib/core/authorize.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** A booked line of the statement as its tenant sees it. */
export type StatementLine = {
  id: string;
  /** Its place in the statement, from 1, without gaps. */
  seq: number;
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount: Money;
  balanceAfter: Money;
  status: TransactionStatus;
  paymentMethod: PaymentMethod | null;
  description: string;
  receipt: string | null;
  bookedAt: Date;
};

type Row = {
  id: string;
  seq: bigint;
  reference: string;
  type: TransactionType;
  direction: Direction;
  amount_e4: bigint;
  balance_after_e4: bigint;
  status: TransactionStatus;
  payment_method: PaymentMethod | null;
  description: string;
  receipt: string | null;
  booked_at: string;
};

export type ListTransactionsInput = {
  /** 1 to 100. */
  limit: number;
  /** The seq of the last line of the page before; null for the first page. */
  beforeSeq: number | null;
};

/** The booked lines of the statement, the newest first, and the seq to go on from (null at the end). Scope wallet:read. */
export async function listTransactions(
  ctx: TenantCtx,
  { limit, beforeSeq }: ListTransactionsInput,
): Promise<{ lines: StatementLine[]; next: number | null }> {
  requireScope(ctx, "wallet:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select t.id, t.seq, t.reference, t.type, t.direction, t.amount_e4, t.balance_after_e4, t.status, t.payment_method,
        t.description, p.receipt, coalesce(t.completed_at, t.created_at) as booked_at
      from wallets w join wallet_transactions t on t.wallet_id = w.id left join payments p on p.id = t.payment_id
      where w.tenant_id = ${tx.tenantId} and w.mode = ${tx.mode} and t.seq is not null
        and (${beforeSeq}::bigint is null or t.seq < ${beforeSeq})
      order by t.seq desc limit ${limit + 1}`;
    const lines = rows.slice(0, limit).map(toLine);
    return { lines, next: rows.length > limit ? (lines.at(-1)?.seq ?? null) : null };
  });
}

function toLine(row: Row): StatementLine {
  return {
    id: row.id,
    seq: Number(row.seq),
    reference: row.reference,
    type: row.type,
    direction: row.direction,
    amount: money(row.amount_e4),
    balanceAfter: money(row.balance_after_e4),
    status: row.status,
    paymentMethod: row.payment_method,
    description: row.description,
    receipt: row.receipt,
    bookedAt: new Date(row.booked_at),
  };
}
