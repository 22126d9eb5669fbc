"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#/components/ui/card.tsx";
import { formatAmount } from "#/components/ui/money.tsx";

type CostSummaryProps = {
  people: number;
  repeated: number;
  tooMany: boolean;
  /** KES, all of them. */
  each: number;
  total: number;
  after: number | null;
  missing: number;
  children: ReactNode;
};

/** What the message will cost and leave, before it is sent. */
export function CostSummary({ people, repeated, tooMany, each, total, after, missing, children }: CostSummaryProps) {
  const t = useTranslations("send");
  const lines = [
    { label: t("recipients"), value: t("people", { count: people }) },
    { label: t("each"), value: `KES ${formatAmount(each)}` },
    { label: t("total"), value: `KES ${formatAmount(total)}` },
    ...(after === null || missing > 0 ? [] : [{ label: t("after"), value: `KES ${formatAmount(after)}` }]),
  ];
  return (
    <Card title={t("summary")} className="lg:sticky lg:top-20">
      <dl className="divide-y divide-line text-sm" aria-live="polite">
        {lines.map(({ label, value }) => (
          <div key={label} className="flex justify-between gap-4 py-2">
            <dt className="text-muted">{label}</dt>
            <dd className="figures text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      {repeated > 0 ? <p className="mt-2 text-sm text-muted">{t("repeated", { count: repeated })}</p> : null}
      {tooMany ? <p className="mt-2 text-sm text-danger">{t("tooMany")}</p> : null}
      {missing > 0 ? (
        <p className="mt-2 text-sm text-danger">
          {t("short", { amount: `KES ${formatAmount(missing)}` })}{" "}
          <Link href="/dashboard/wallet" className="underline underline-offset-4">
            {t("topUp")}
          </Link>
        </p>
      ) : null}
      <div className="mt-4">{children}</div>
    </Card>
  );
}
