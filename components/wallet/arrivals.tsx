"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Clock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { formatAmount } from "#/components/ui/money.tsx";
import { useArrivals } from "./use-arrivals.ts";

type ArrivalsProps = {
  /** The last line of the statement when the page was made. */
  after: number;
  url: string;
};

/** Waits with the person who pays by Paybill, and says so when the money is there; the page's figures follow. */
export function Arrivals({ after, url }: ArrivalsProps) {
  const t = useTranslations("wallet.arrivals");
  const router = useRouter();
  const queries = useQueryClient();
  const arrival = useArrivals(url, after, () => {
    void queries.invalidateQueries({ queryKey: ["balance"] });
    router.refresh();
  });
  const Icon = arrival ? CircleCheck : Clock;
  return (
    <output
      data-arrived={arrival !== null}
      className="flex min-h-15 gap-2.5 rounded-md bg-inset px-3 py-2.5 text-sm text-muted data-[arrived=true]:bg-positive-soft data-[arrived=true]:text-ink"
    >
      <Icon className={`mt-0.5 size-4 shrink-0 ${arrival ? "text-positive" : ""}`} aria-hidden />
      {arrival ? (
        <span className="figures grid">
          <span className="font-medium">{t("done", { amount: `KES ${formatAmount(arrival.amount)}` })}</span>
          <span className="text-muted">
            {arrival.receipt ? t("receipt", { receipt: arrival.receipt }) : arrival.reference}
          </span>
        </span>
      ) : (
        t("waiting")
      )}
    </output>
  );
}
