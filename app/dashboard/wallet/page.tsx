import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientTexts } from "#/components/client-texts.tsx";
import { BalanceCard } from "#/components/portal/balance-card.tsx";
import { PageTitle } from "#/components/portal/page-title.tsx";
import { QueryProvider } from "#/components/query-provider.tsx";
import { formatPhone } from "#/components/ui/phone.tsx";
import { Disclosure } from "#/components/ui/disclosure.tsx";
import { ManualTopUp } from "#/components/wallet/manual-top-up.tsx";
import { MissingMoney } from "#/components/wallet/missing-money.tsx";
import { PaybillBox } from "#/components/wallet/paybill-box.tsx";
import { TopUp } from "#/components/wallet/top-up.tsx";
import { isDomainError } from "#/lib/core/errors.ts";
import { toKes } from "#/lib/core/money.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import { getTopUp } from "#/lib/payments/get-top-up.ts";
import { listTopUps } from "#/lib/payments/list-top-ups.ts";
import { isOpen } from "#/lib/payments/payment-status.ts";
import type { TopUp as TopUpRow } from "#/lib/payments/top-up.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { listArrivals } from "#/lib/wallet/list-arrivals.ts";
import { runtime } from "#/lib/wiring.ts";
import type { SearchParams } from "../../search-params.ts";
import { may } from "../may.ts";
import { readBalance } from "../read-balance.ts";
import { submitManualTopUp, submitMissingMoney, submitTopUp } from "./actions.ts";
import { presentTopUp } from "./present-top-up.ts";
import { readStatementChoice } from "./statement-choice.ts";
import { Statement } from "./statement.tsx";

/** Among so many the phone used last is looked for; money by Paybill and bank has none. */
const recentTopUps = 20;
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
  const address = await searchParams;
  const valueOf = (name: string) => (typeof address[name] === "string" ? address[name] : undefined);
  // Before all else: what is booked meanwhile is told as an arrival, and nothing can fall between.
  const { lastSeq } = await listArrivals(ctx, null);
  const [t, balance, { topUps }] = await Promise.all([
    getTranslations("wallet"),
    readBalance(ctx),
    listTopUps(ctx, { limit: recentTopUps, cursor: null }),
  ]);
  const now = ctx.clock.now();
  const current = await currentTopUp(ctx, valueOf("top_up"), topUps, now.getTime());
  const paybill = ctx.mode === "live" ? runtime().env.DARAJA_SHORTCODE : undefined;
  const mayTopUp = may(member, "wallet:write");
  const lastPhone = topUps.find(({ phone }) => phone !== null)?.phone ?? session.user.phone ?? tenant.phone;
  return (
    <ClientTexts of={["portal", "wallet", "ui"]}>
      <PageTitle title={t("title")} />
      <div className="grid gap-5">
        <div className="grid gap-5 print:hidden">
          <QueryProvider>
            <BalanceCard
              key={ctx.mode}
              mode={ctx.mode}
              initial={balance}
              zone={tenant.timeZone}
              url="/dashboard/balance"
              topUpHref={null}
            />
            {mayTopUp ? (
              <div
                className={
                  paybill
                    ? "grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]"
                    : "grid gap-5"
                }
              >
                <TopUp
                  key={ctx.mode}
                  mode={ctx.mode}
                  price={toKes(tenant.price)}
                  phone={formatPhone(lastPhone)}
                  current={current?.method === "mpesa" ? presentTopUp(current, now) : null}
                  start={submitTopUp}
                />
                {paybill ? (
                  <div className="lg:row-span-2">
                    <PaybillBox
                      business={paybill}
                      account={tenant.accountNumber}
                      organisation={tenant.name}
                      arrivals={{ url: "/dashboard/wallet/arrivals", after: lastSeq }}
                    />
                  </div>
                ) : null}
                <div className="grid gap-5">
                  <Disclosure id="manual" title={t("manual.title")} description={t("manual.text")}>
                    <ManualTopUp request={submitManualTopUp} />
                  </Disclosure>
                  <Disclosure id="missing-money" title={t("missing.title")} description={t("missing.text")}>
                    <MissingMoney report={submitMissingMoney} />
                  </Disclosure>
                </div>
              </div>
            ) : null}
          </QueryProvider>
        </div>
        <Statement
          member={member}
          balance={balance}
          choice={readStatementChoice(valueOf)}
          before={valueOf("before")}
          mayTopUp={mayTopUp}
        />
      </div>
    </ClientTexts>
  );
}
