import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientTexts } from "#/components/client-texts.tsx";
import { BalanceCard } from "#/components/portal/balance-card.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { Pager } from "#/components/portal/pager.tsx";
import { QueryProvider } from "#/components/query-provider.tsx";
import { Card } from "#/components/ui/card.tsx";
import { EmptyState } from "#/components/ui/empty-state.tsx";
import { formatPhone } from "#/components/ui/phone.tsx";
import { PaybillBox } from "#/components/wallet/paybill-box.tsx";
import { TopUp } from "#/components/wallet/top-up.tsx";
import { TransactionList } from "#/components/wallet/transaction-list.tsx";
import { isDomainError } from "#/lib/core/errors.ts";
import { toKes } from "#/lib/core/money.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { listTopUps } from "#/lib/payments/list-top-ups.ts";
import { isOpen } from "#/lib/payments/payment-status.ts";
import type { TopUp as TopUpRow } from "#/lib/payments/top-up.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { listTransactions } from "#/lib/wallet/list-transactions.ts";
import { runtime } from "#/lib/wiring.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { may } from "../may.ts";
import { readBalance } from "../read-balance.ts";
import { submitTopUp } from "./actions.ts";
import { presentTopUp } from "./present-top-up.ts";
import { toTransactionView, toUnbookedView } from "./transaction-view.ts";

const pageSize = 50;
/** A top-up that came to nothing is shown for a day; then it is of no use. */
const unbookedShownMs = 86_400_000;
/** An open one younger than this opens the page at its step, on whatever device. */
const resumedMs = 10 * 60_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("wallet");
  return { title: t("title") };
}

/** The top-up the address names, else the prompt that was just started; null when there is none. */
async function currentTopUp(
  ctx: TenantCtx,
  named: string | undefined,
  recent: TopUpRow[],
  nowMs: number,
): Promise<TopUpRow | null> {
  if (named === undefined)
    return (
      recent.find(
        ({ method, status, createdAt }) =>
          method === "mpesa" && isOpen(status) && nowMs - createdAt.getTime() < resumedMs,
      ) ?? null
    );
  try {
    return await getTopUp(ctx, named);
  } catch (error) {
    if (isDomainError(error) && error.kind === "not_found") return null;
    throw error;
  }
}

export default async function WalletPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember();
  const { ctx, tenant, session } = member;
  const beforeSeq = Number(await readParam(searchParams, "before")) || null;
  const [t, balance, { lines, next }, { topUps }] = await Promise.all([
    getTranslations("wallet"),
    readBalance(ctx),
    listTransactions(ctx, { limit: pageSize, beforeSeq }),
    listTopUps(ctx, { limit: 5, cursor: null }),
  ]);
  const now = ctx.clock.now();
  const current = await currentTopUp(ctx, await readParam(searchParams, "top_up"), topUps, now.getTime());
  const unbooked = beforeSeq
    ? []
    : topUps.filter(
        ({ status, createdAt }) =>
          isOpen(status) || (status !== "completed" && now.getTime() - createdAt.getTime() < unbookedShownMs),
      );
  const rows = [...unbooked.map(toUnbookedView), ...lines.map(toTransactionView)];
  const business = runtime().env.DARAJA_SHORTCODE;
  const mayTopUp = may(member, "wallet:write");
  const lastPhone = topUps.find(({ phone }) => phone !== null)?.phone ?? session.user.phone ?? tenant.phone;
  return (
    <ClientTexts of={["portal", "wallet", "ui"]}>
      <PageTitle title={t("title")} />
      <div className="grid gap-5">
        <QueryProvider>
          <BalanceCard key={ctx.mode} mode={ctx.mode} initial={balance} url="/dashboard/balance" topUpHref={null} />
          {mayTopUp ? (
            <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
              <TopUp
                key={ctx.mode}
                mode={ctx.mode}
                price={toKes(tenant.price)}
                phone={formatPhone(lastPhone)}
                current={current?.method === "mpesa" ? presentTopUp(current, now) : null}
                start={submitTopUp}
              />
              {ctx.mode === "live" && business ? (
                <PaybillBox business={business} account={tenant.accountNumber} />
              ) : null}
            </div>
          ) : null}
        </QueryProvider>
        <div>
          <Card id="statement" title={t("transactions.title")} padded={false}>
            {rows.length === 0 ? (
              <EmptyState title={t("transactions.empty")}>{t("transactions.emptyText")}</EmptyState>
            ) : (
              <TransactionList lines={rows} />
            )}
          </Card>
          <Pager
            newest={beforeSeq ? { href: "/dashboard/wallet", label: t("transactions.newest") } : null}
            older={next ? { href: `/dashboard/wallet?before=${next}#statement`, label: t("transactions.older") } : null}
          />
        </div>
      </div>
    </ClientTexts>
  );
}
