import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { BalanceView } from "#/components/portal/balance-view.ts";
import { Pager } from "#/components/portal/pager.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { formatTime } from "#/components/ui/time.tsx";
import { StatementFilter } from "#/components/wallet/statement-filter.tsx";
import type { StatementChoice } from "#/components/wallet/statement-view.ts";
import { TransactionList } from "#/components/wallet/transaction-list.tsx";
import { toTransactionCursor } from "#/lib/api/v1/read/transaction-cursor.ts";
import type { SignedInMember } from "#/lib/session/require-member.ts";
import { browseTransactions } from "#/lib/wallet/browse-transactions.ts";
import { usualPeriods } from "./periods.ts";
import { isChosen, statementFilter, statementPlace, statementQuery } from "./statement-choice.ts";
import { toTransactionView } from "./transaction-view.ts";

type StatementProps = {
  member: SignedInMember;
  balance: BalanceView;
  choice: StatementChoice;
  /** The cursor of the page; undefined for the newest. */
  before: string | undefined;
  /** Whether the page has a top-up to send somebody to. */
  mayTopUp: boolean;
};

const pageSize = 50;
const wallet = "/dashboard/wallet";

/** The statement: what the address asks for, a page at a time, with the balance after each line and all of it as a file. */
export async function Statement({ member, balance, choice, before, mayTopUp }: StatementProps) {
  const { ctx, tenant } = member;
  const filter = statementFilter(choice, tenant.timeZone);
  const place = statementPlace(before);
  const [t, ui, found] = await Promise.all([
    getTranslations("wallet"),
    getTranslations("ui"),
    filter === null
      ? { transactions: [], next: null }
      : browseTransactions(ctx, filter, { limit: pageSize, from: { before: place } }),
  ]);
  const lines = found.transactions.map(toTransactionView);
  const next = toTransactionCursor(found.next);
  const chosen = isChosen(choice);
  const now = ctx.clock.now();
  return (
    <div>
      <p className="mb-2 hidden text-sm print:block">
        {ctx.mode === "test" ? `${t("transactions.printedTest")} ` : ""}
        {t("transactions.printed", {
          name: tenant.name,
          id: String(tenant.id),
          balance: `KES ${formatAmount(balance.balance)}`,
          reserved: `KES ${formatAmount(balance.reserved)}`,
          when: formatTime(now.toISOString(), tenant.timeZone),
        })}
        {choice.from || choice.to
          ? ` ${t("transactions.period", { from: choice.from ?? "…", to: choice.to ?? "…" })}`
          : ""}
      </p>
      <Card
        id="statement"
        title={t("transactions.title")}
        padded={false}
        action={
          lines.length > 0 ? (
            <Button asChild variant="secondary" size="small" className="print:hidden">
              <a href={`${wallet}/statement${statementQuery(choice)}`} download>
                <Download aria-hidden />
                {t("transactions.csv")}
              </a>
            </Button>
          ) : null
        }
      >
        {lines.length > 0 || chosen ? (
          <StatementFilter
            choice={choice}
            isChosen={chosen}
            periods={usualPeriods(now, tenant.timeZone).map(({ key, from, to }) => ({
              key,
              href: `${wallet}${statementQuery({ ...choice, from, to })}#statement`,
              current: choice.from === from && choice.to === to,
            }))}
          />
        ) : null}
        {lines.length > 0 ? (
          <TransactionList lines={lines} zone={tenant.timeZone} />
        ) : chosen ? (
          <EmptyState
            title={t(filter === null ? "filter.noPeriod" : "filter.none")}
            action={
              <Button asChild variant="secondary">
                <a href={`${wallet}#statement`}>{ui("filter.clear")}</a>
              </Button>
            }
          >
            {t(filter === null ? "filter.noPeriodText" : "filter.noneText")}
          </EmptyState>
        ) : (
          <EmptyState
            title={t("transactions.empty")}
            action={
              mayTopUp ? (
                <Button asChild variant="secondary">
                  <a href="#top-up">{t("transactions.emptyAction")}</a>
                </Button>
              ) : null
            }
          >
            {t("transactions.emptyText")}
          </EmptyState>
        )}
      </Card>
      <div className="print:hidden">
        <Pager
          newest={
            place ? { href: `${wallet}${statementQuery(choice)}#statement`, label: t("transactions.newest") } : null
          }
          older={
            next
              ? {
                  href: `${wallet}${statementQuery(choice, { before: next })}#statement`,
                  label: t("transactions.older"),
                }
              : null
          }
        />
      </div>
    </div>
  );
}
