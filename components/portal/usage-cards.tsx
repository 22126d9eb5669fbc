import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount } from "#/components/ui/money.tsx";

/** What a period came to, in KES, with the list that each number is the total of. */
export type PeriodUsage = {
  sent: number;
  delivered: number;
  failed: number;
  cost: number;
  lists: { sent: string; delivered: string; failed: string };
};

/** `98.2%`, never rounded up to a whole that it is not; a dash when there is nothing to be a part of. */
export function formatShare(part: number, of: number): string {
  if (of === 0) return "–";
  return new Intl.NumberFormat("en-KE", { style: "percent", maximumFractionDigits: 1, roundingMode: "trunc" }).format(
    part / of,
  );
}

const formatCount = (count: number) => new Intl.NumberFormat("en-KE").format(count);

/** The link of a number; while the number is awaited, its place. */
function Figure({ href, children, className }: { href: string | undefined; children: ReactNode; className: string }) {
  return href === undefined ? (
    <span className={className}>{children}</span>
  ) : (
    <Link href={href} prefetch={false} className={`${className} hover:bg-inset/60`}>
      {children}
    </Link>
  );
}

function UsageCard({ period, usage }: { period: "today" | "thisMonth"; usage: PeriodUsage | null }) {
  const t = useTranslations("portal.usage");
  const figures = [
    { key: "sent", value: usage ? formatCount(usage.sent) : null, beside: null },
    {
      key: "delivered",
      value: usage ? formatShare(usage.delivered, usage.sent) : null,
      beside: usage && usage.sent > 0 ? formatCount(usage.delivered) : null,
    },
    { key: "failed", value: usage ? formatCount(usage.failed) : null, beside: null },
  ] as const;
  const id = `usage-${period}`;
  return (
    <section
      aria-labelledby={id}
      aria-busy={usage ? undefined : true}
      className="rounded-lg border border-line bg-surface"
    >
      <div className="flex items-stretch justify-between gap-3 border-b border-line pl-5">
        <h2 id={id} className="self-center py-2.5 text-sm font-medium text-muted">
          {t(period)}
        </h2>
        <Figure
          href={usage?.lists.sent}
          className="touch figures flex items-center rounded-tr-lg px-5 text-sm font-medium whitespace-nowrap text-ink"
        >
          <span className="sr-only">{t("cost")} </span>
          {usage ? `KES ${formatAmount(usage.cost)}` : "\u00a0"}
        </Figure>
      </div>
      <ul className="grid grid-cols-[1.1fr_1.4fr_0.8fr] divide-x divide-line sm:grid-cols-3">
        {figures.map(({ key, value, beside }) => (
          <li key={key} className="group grid min-w-0">
            <Figure
              href={usage?.lists[key]}
              className="flex flex-col-reverse gap-0.5 px-3 py-3 group-first:pl-5 sm:px-5"
            >
              <span className="figures truncate text-sm text-muted">
                {t(key)}
                {beside === null ? null : ` ${beside}`}
              </span>
              <span
                className={`figures text-xl leading-7 font-semibold tracking-[-0.02em] ${key === "failed" && usage && usage.failed > 0 ? "text-danger" : "text-ink"}`}
              >
                {value ?? "\u00a0"}
              </span>
            </Figure>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Today and this month; each number leads to the list it is the total of (experience.md UX-24). Null: still being summed. */
export function UsageCards({ usage }: { usage: { today: PeriodUsage; thisMonth: PeriodUsage } | null }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 sm:gap-5">
      <UsageCard period="today" usage={usage?.today ?? null} />
      <UsageCard period="thisMonth" usage={usage?.thisMonth ?? null} />
    </div>
  );
}
