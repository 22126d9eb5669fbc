import type postgres from "postgres";
import type { PlatformTx } from "#/lib/core/context.ts";
import { platformAccounts } from "#/lib/wallet/transfer.ts";
import type { LedgerCheck } from "./ledger-check.ts";

/** The sum of each account whose name begins so: what came in less what went out. */
function accountSums(tx: PlatformTx, start: string): postgres.PendingQuery<postgres.Row[]> {
  return tx.sql`
    select mode, account, sum(amount) as amount from (
      select mode, to_account as account, amount_e4 as amount from ledger_transfers where starts_with(to_account, ${start})
      union all
      select mode, from_account, -amount_e4 from ledger_transfers where starts_with(from_account, ${start})
    ) moves group by mode, account`;
}

const transfers: LedgerCheck = {
  name: "transfers",
  says: "each transfer moves a positive amount between two accounts of the ledger, of one tenant and one mode",
  look: (tx) => tx.sql`
    select case when amount_e4 <= 0 or from_account = to_account
      or not (from_account = any (${platformAccounts}::text[]) or coalesce(
        from_account in ('wallet:' || tenant_id, 'reserved:' || tenant_id, 'receivable:' || tenant_id), false))
      or not (to_account = any (${platformAccounts}::text[]) or coalesce(
        to_account in ('wallet:' || tenant_id, 'reserved:' || tenant_id, 'receivable:' || tenant_id), false))
      or mode = 'live' and 'play_money' in (from_account, to_account)
      or mode = 'test' and (from_account in ('mpesa_float', 'bank', 'suspense') or to_account in ('mpesa_float', 'bank', 'suspense'))
      then format('%s: %s from %s to %s (%s)', id, amount_e4, from_account, to_account, mode) end
    from ledger_transfers`,
};

const wallets: LedgerCheck = {
  name: "wallets",
  says: "each wallet's balance is the sum of its account and what its last statement line says",
  look: (tx) => tx.sql`
    select case when w.id is null or w.balance_e4 <> coalesce(a.amount, 0)
      or w.balance_e4 <> coalesce(l.balance_after_e4, 0) or w.last_seq <> coalesce(l.seq, 0)
      then format('%s %s: balance %s, account %s, line %s says %s', coalesce(w.id, a.account), coalesce(w.mode, a.mode),
        w.balance_e4, coalesce(a.amount, 0), coalesce(l.seq, 0), coalesce(l.balance_after_e4, 0)) end
    from wallets w
    full join (${accountSums(tx, "wallet:")}) a on a.account = 'wallet:' || w.tenant_id and a.mode = w.mode
    left join lateral (
      select seq, balance_after_e4 from wallet_transactions
      where wallet_id = w.id and seq is not null order by seq desc limit 1
    ) l on true`,
};

const statement: LedgerCheck = {
  name: "statement",
  says: "each wallet's lines are numbered without a gap, and each begins where the one before it ended",
  look: (tx) => tx.sql`
    select case when seq <> previous_seq + 1 or balance_before_e4 <> previous_after
      or balance_after_e4 <> balance_before_e4 + case direction when 'credit' then amount_e4 else -amount_e4 end
      or balance_after_e4 < 0 or status not in ('completed', 'reversed')
      then format('%s line %s after %s: %s %s %s, %s then %s', wallet_id, seq, previous_seq, status, direction, amount_e4,
        balance_before_e4, balance_after_e4) end
    from (
      select wallet_id, seq, status, direction, amount_e4, balance_before_e4, balance_after_e4,
        coalesce(lag(seq) over statement, 0) as previous_seq, coalesce(lag(balance_after_e4) over statement, 0) as previous_after
      from wallet_transactions where seq is not null
      window statement as (partition by wallet_id order by seq)
    ) lines`,
};

const lines: LedgerCheck = {
  name: "lines",
  says: "each booked line is one transfer of its wallet with its amount, and each transfer of a wallet has its line",
  look: (tx) => tx.sql`
    select case when l.id is null or t.id is null or l.amount_e4 <> t.amount_e4
      or case l.direction when 'credit' then t.to_account else t.from_account end <> 'wallet:' || l.tenant_id
      then format('line %s %s %s, transfer %s %s from %s to %s', l.id, l.direction, l.amount_e4, t.id, t.amount_e4,
        t.from_account, t.to_account) end
    from (select * from wallet_transactions where seq is not null) l
    full join (
      select * from ledger_transfers where starts_with(from_account, 'wallet:') or starts_with(to_account, 'wallet:')
    ) t on t.id = l.transfer_id and t.tenant_id = l.tenant_id and t.mode = l.mode`,
};

const receivables: LedgerCheck = {
  name: "receivables",
  says: "what each wallet says it owes is what its receivable account lacks",
  look: (tx) => tx.sql`
    select case when w.id is null or w.receivable_e4 <> -coalesce(a.amount, 0)
      then format('%s %s: owes %s, account %s', coalesce(w.id, a.account), coalesce(w.mode, a.mode), w.receivable_e4,
        coalesce(a.amount, 0)) end
    from wallets w
    full join (${accountSums(tx, "receivable:")}) a on a.account = 'receivable:' || w.tenant_id and a.mode = w.mode`,
};

const payments: LedgerCheck = {
  name: "payments",
  says: "each completed payment has one credit of its amount, and each credit a completed payment",
  look: (tx) => tx.sql`
    select case when p.id is null or c.payment_id is null or c.credits <> 1 or c.amount <> p.amount_e4
      or c.account <> 'wallet:' || p.tenant_id or c.mode <> p.mode
      then format('%s: %s for %s, %s credits of %s in all to %s', coalesce(p.id, c.payment_id), p.amount_e4,
        'wallet:' || p.tenant_id, coalesce(c.credits, 0), coalesce(c.amount, 0), c.account) end
    from (select * from payments where status = 'completed') p
    full join (
      select payment_id, count(*) as credits, sum(amount_e4) as amount, min(to_account) as account, min(mode) as mode
      from ledger_transfers where kind = 'topup' group by payment_id
    ) c on c.payment_id = p.id`,
};

const suspense: LedgerCheck = {
  name: "suspense",
  says: "the suspense account holds the Paybill money that waits for staff",
  look: (tx) => tx.sql`
    select case when coalesce(a.amount, 0) <> i.amount then format('account %s, waiting %s', coalesce(a.amount, 0), i.amount) end
    from (select coalesce(sum(amount_e4), 0) as amount from suspense_items where assigned_at is null) i
    left join (${accountSums(tx, "suspense")}) a on a.mode = 'live'`,
};

/** Accounts, wallets, statements and money in. */
export const bookChecks: readonly LedgerCheck[] = [
  transfers,
  wallets,
  statement,
  lines,
  receivables,
  payments,
  suspense,
];
