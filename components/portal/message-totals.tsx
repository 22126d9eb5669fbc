import { useTranslations } from "next-intl";
import { Money } from "#/components/ui/money.tsx";
import { formatShare } from "./usage-cards.tsx";

/** What the chosen messages come to, in KES, on all pages of the list together. */
export type Totals = {
  count: number;
  cost: number;
  /** Of those that count as sent; null where the choice is by another status. */
  outcome: { sent: number; delivered: number; failed: number } | null;
};

/** The line above a chosen list: the numbers that the cards on Home show (product.md D33). */
export function MessageTotals({ totals: { count, cost, outcome } }: { totals: Totals }) {
  const t = useTranslations("portal.filter");
  return (
    <p className="figures flex flex-wrap gap-x-5 gap-y-1 border-b border-line bg-inset/40 px-5 py-2.5 text-sm text-muted">
      <span className="font-medium text-ink">{t("total", { count })}</span>
      {outcome && outcome.sent > 0 ? (
        <>
          <span>
            {t("delivered", { count: outcome.delivered, share: formatShare(outcome.delivered, outcome.sent) })}
          </span>
          <span>{t("failed", { count: outcome.failed })}</span>
        </>
      ) : null}
      <Money kes={cost} className="ml-auto text-ink" />
    </p>
  );
}
