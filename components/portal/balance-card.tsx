"use client";

import { Check, RotateCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Suspense, use, useEffect, useState } from "react";
import { Button } from "#/components/ui/button.tsx";
import { formatAmount, Money } from "#/components/ui/money.tsx";
import { formatRecent } from "#/components/ui/time.tsx";
import type { Mode } from "#/db/enums.ts";
import type { BalanceView } from "./balance-view.ts";
import { useBalance } from "./use-balance.ts";

type BalanceCardProps = {
  mode: Mode;
  initial: BalanceView;
  /** The tenant's time zone. */
  zone: string;
  /** Answers a BalanceView as JSON. */
  url: string;
  /** Null on the page that has the top-up itself. */
  topUpHref: string | null;
  /** What a day costs at the present pace, in KES; 0 when nothing is sent. The card does not wait for it. */
  dailyCost?: Promise<number>;
};

const longestEstimateDays = 365;

/** For how many days the balance is enough. */
function Lasts({ balance, dailyCost }: { balance: number; dailyCost: Promise<number> }) {
  const t = useTranslations("portal.balance");
  const perDay = use(dailyCost);
  const days = perDay > 0 ? Math.floor(balance / perDay) : null;
  return balance > 0 && days !== null && days <= longestEstimateDays ? ` · ${t("lasts", { days })}` : null;
}

type RefreshState = "idle" | "working" | "done" | "failed";

function useRefresh(refetch: () => Promise<{ isError: boolean }>) {
  const [state, setState] = useState<RefreshState>("idle");
  useEffect(() => {
    if (state !== "done") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const refresh = async () => {
    if (state === "working") return;
    setState("working");
    const { isError } = await refetch();
    setState(isError ? "failed" : "done");
  };
  return { state, refresh };
}

/** The money of the organisation: the largest thing on the page, fresh by itself (experience.md UX-20 to UX-23). */
export function BalanceCard({ mode, initial, zone, url, topUpHref, dailyCost }: BalanceCardProps) {
  const t = useTranslations("portal.balance");
  const { query, isOnline, isStale, now, change } = useBalance(url, initial);
  const { state, refresh } = useRefresh(query.refetch);
  const { balance, units, reserved, at } = query.data;
  const time = formatRecent(at, new Date(now), zone);
  const failed = state === "failed" || query.isError;
  return (
    <section aria-labelledby="balance-title" className="rounded-lg border border-line bg-surface px-5 pt-4 pb-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="balance-title" className="text-sm font-medium text-muted">
          {t(mode === "test" ? "titleTest" : "title")}
        </h2>
        <Button
          variant="quiet"
          size="small"
          className="-mr-2 text-muted"
          aria-disabled={state === "working"}
          onClick={refresh}
        >
          {state === "done" ? (
            <Check className="text-positive" aria-hidden />
          ) : (
            <RotateCw className={state === "working" ? "animate-spin" : ""} aria-hidden />
          )}
          {t(state === "working" ? "refreshing" : failed ? "retry" : "refresh")}
        </Button>
      </div>
      <div className="mt-1 flex flex-col gap-4 sm:flex-row sm:items-end sm:justify-between sm:gap-8">
        <div>
          <p
            key={balance}
            className={`-mx-1 inline-block rounded-md px-1 ${change?.to === balance ? "animate-pulse-once" : ""}`}
          >
            <Money kes={balance} size="display" className="text-[2.6rem] leading-[1.15] sm:text-5xl" />
          </p>
          <p className="figures mt-1 text-sm text-muted">
            {t("units", { units })}
            {dailyCost ? (
              <Suspense>
                <Lasts balance={balance} dailyCost={dailyCost} />
              </Suspense>
            ) : null}
            {reserved > 0 ? ` · ${t("reserved", { amount: `KES ${formatAmount(reserved)}` })}` : ""}
          </p>
        </div>
        {topUpHref ? (
          <Button asChild size="large" className="w-full sm:w-auto">
            <Link href={topUpHref} prefetch={false}>
              {t("topUp")}
            </Link>
          </Button>
        ) : null}
      </div>
      {failed || isStale || !isOnline ? (
        <p className="figures mt-3 text-sm text-warning">
          {!isOnline ? t("offline", { time }) : failed ? t("failed", { time }) : t("asOf", { time })}
        </p>
      ) : null}
      <output className="sr-only">
        {state === "done"
          ? t("done", { amount: formatAmount(balance) })
          : change
            ? t("changed", { from: formatAmount(change.from), to: formatAmount(change.to) })
            : ""}
      </output>
    </section>
  );
}
