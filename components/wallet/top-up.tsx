"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "#/components/ui/card.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import type { Mode } from "#/db/enums.ts";
import { TopUpForm } from "./top-up-form.tsx";
import { TopUpProgress } from "./top-up-progress.tsx";
import type { TopUpView } from "./top-up-view.ts";

type TopUpProps = {
  mode: Mode;
  price: number;
  phone: string;
  /** One that is still open, or that the address names: the page opens at its step. */
  current: TopUpView | null;
  start: FormAction<{ topUp: TopUpView }>;
};

/** Where the page of a top-up is, and where its news come from. */
export function topUpUrls(paymentId: string): { page: string; events: string; status: string } {
  const base = `/dashboard/wallet/top-ups/${encodeURIComponent(paymentId)}`;
  return { page: `/dashboard/wallet?top_up=${encodeURIComponent(paymentId)}`, events: `${base}/events`, status: base };
}

/** The form, then the way of its payment, in the same place; the address names the payment, so the page can be closed and opened again. */
export function TopUp({ mode, price, phone, current, start }: TopUpProps) {
  const t = useTranslations("wallet.topUp");
  const router = useRouter();
  const queries = useQueryClient();
  const [topUp, setTopUp] = useState(current);
  return (
    <Card id="top-up" title={t("title")}>
      {topUp ? (
        <TopUpProgress
          key={topUp.paymentId}
          initial={topUp}
          urls={topUpUrls(topUp.paymentId)}
          onPaid={() => {
            void queries.invalidateQueries({ queryKey: ["balance"] });
            router.refresh();
          }}
          onAgain={() => {
            setTopUp(null);
            window.history.replaceState(null, "", "/dashboard/wallet");
          }}
        />
      ) : (
        <TopUpForm
          mode={mode}
          price={price}
          phone={phone}
          start={start}
          onStarted={(started) => {
            setTopUp(started);
            window.history.replaceState(null, "", topUpUrls(started.paymentId).page);
          }}
        />
      )}
    </Card>
  );
}
