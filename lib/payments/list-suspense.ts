import { requireScope } from "#/lib/core/authorize.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { handShortcode } from "./payment-reference.ts";

/** Paybill money that nobody's account number claims, and what is known of it. */
export type SuspenseItem = {
  id: string;
  amount: Money;
  receipt: string;
  shortcode: string;
  /** As the payer typed it. */
  account: string;
  payerName: string | null;
  createdAt: Date;
  /** Whose it may be: the account is a client id, or the code of one of their payments. */
  likely: { tenantId: number; name: string } | null;
  /** The manual top-up that staff have credited for this receipt: then it can't be assigned. */
  creditedAs: string | null;
};

type Row = {
  id: string;
  amount_e4: bigint;
  receipt: string;
  shortcode: string;
  account: string;
  payer_name: string | null;
  created_at: string;
  likely_id: bigint | null;
  likely_name: string | null;
  credited_as: string | null;
};

const queueLimit = 100;

/** The money in suspense, the oldest first. Staff's `money:read`. */
export async function listSuspense(ctx: PlatformCtx): Promise<SuspenseItem[]> {
  requireScope(ctx, "money:read");
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select s.id, s.amount_e4, s.receipt, s.shortcode, s.account, s.payer_name, s.created_at,
        t.id as likely_id, t.name as likely_name, hand.id as credited_as
      from suspense_items s
      left join payments twin on twin.code = s.account and twin.mode = 'live'
      left join tenants t on t.id = coalesce(
        twin.tenant_id, case when s.account ~ '^[1-9][0-9]{0,8}$' then s.account::bigint end)
      left join payments hand on hand.mode = 'live' and hand.shortcode = ${handShortcode} and hand.receipt = s.receipt
      where s.assigned_at is null
      order by s.id limit ${queueLimit}`;
    return rows.map((row) => ({
      id: row.id,
      amount: money(row.amount_e4),
      receipt: row.receipt,
      shortcode: row.shortcode,
      account: row.account,
      payerName: row.payer_name,
      createdAt: new Date(row.created_at),
      likely: row.likely_id === null ? null : { tenantId: Number(row.likely_id), name: row.likely_name ?? "" },
      creditedAs: row.credited_as,
    }));
  });
}
