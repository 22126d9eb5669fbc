import { verifyChain, type ChainResult } from "#/lib/audit/verify-chain.ts";
import type { Mode } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { money, type Money } from "#/lib/core/money.ts";
import { bookChecks } from "./book-checks.ts";
import { chargeChecks } from "./charge-checks.ts";
import { runCheck, type CheckResult } from "./ledger-check.ts";
import { ownerChecks } from "./owner-checks.ts";

export type ModeTotals = {
  mode: Mode;
  transfers: number;
  /** What all tenants may spend, and what is set aside for their messages. */
  wallets: Money;
  reserved: Money;
  sales: Money;
  refunds: Money;
  cost: Money;
};

export type LedgerVerdict = {
  whole: boolean;
  checks: CheckResult[];
  chains: ChainResult[];
  totals: ModeTotals[];
};

/** Says whether the books are whole as this transaction sees them: every check of ledger.md, and the hash chains. */
export async function inspectBooks(tx: PlatformTx): Promise<LedgerVerdict> {
  const checks: CheckResult[] = [];
  for (const check of [...bookChecks, ...chargeChecks, ...ownerChecks]) checks.push(await runCheck(tx, check));
  const chains = [await verifyChain(tx, "ledger"), await verifyChain(tx, "audit")];
  const whole = checks.every(({ breaks }) => breaks === 0) && chains.every(({ breaks }) => breaks.length === 0);
  return { whole, checks, chains, totals: await readTotals(tx) };
}

type TotalsRow = Record<"transfers" | "wallets" | "reserved" | "sales" | "refunds" | "cost", bigint> & { mode: Mode };

async function readTotals(tx: PlatformTx): Promise<ModeTotals[]> {
  const rows = await tx.sql<TotalsRow[]>`
    with moves as (
      select mode, split_part(to_account, ':', 1) as account, amount_e4 as amount from ledger_transfers
      union all
      select mode, split_part(from_account, ':', 1), -amount_e4 from ledger_transfers
    ),
    sums as (select mode, account, sum(amount)::bigint as amount, count(*) as moves from moves group by mode, account)
    select mode, (sum(moves) / 2)::bigint as transfers,
      coalesce(sum(amount) filter (where account = 'wallet'), 0)::bigint as wallets,
      coalesce(sum(amount) filter (where account = 'reserved'), 0)::bigint as reserved,
      coalesce(sum(amount) filter (where account in ('sales', 'platform_fees')), 0)::bigint as sales,
      coalesce(-sum(amount) filter (where account = 'refunds'), 0)::bigint as refunds,
      coalesce(sum(amount) filter (where account = 'onfon_cost'), 0)::bigint as cost
    from sums group by mode order by mode`;
  return rows.map((row) => ({
    mode: row.mode,
    transfers: Number(row.transfers),
    wallets: money(row.wallets),
    reserved: money(row.reserved),
    sales: money(row.sales),
    refunds: money(row.refunds),
    cost: money(row.cost),
  }));
}
