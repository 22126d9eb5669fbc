import { Check, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActionButton } from "#/components/ui/action-button.tsx";
import { Card } from "#/components/ui/card.tsx";
import type { ChecklistStep } from "#/lib/onboarding/get-checklist.ts";

export type ChecklistItem = {
  step: ChecklistStep;
  done: boolean;
  /** Null: nothing for the tenant to do. */ href: string | null;
  /** Said in place of the usual next step: it was refused, or it counts in the other mode only. */
  note: "refused" | "switch_live" | "switch_test" | null;
};

type ChecklistProps = { items: ChecklistItem[]; hide: ((form: FormData) => Promise<void>) | null };

/** What is left before live sending, ticked by facts (experience.md UX-13). */
export function Checklist({ items, hide }: ChecklistProps) {
  const t = useTranslations("portal.checklist");
  const ui = useTranslations("ui");
  const done = items.filter((item) => item.done).length;
  const current = items.find((item) => !item.done)?.step;
  return (
    <Card
      title={t("title")}
      description={t("progress", { done, total: items.length })}
      padded={false}
      action={
        hide ? (
          <form action={hide}>
            <ActionButton variant="quiet" size="small" className="-mr-2 text-muted" pendingLabel={ui("working")}>
              {t("hide")}
            </ActionButton>
          </form>
        ) : null
      }
    >
      <ol className="divide-y divide-line/70">
        {items.map((item) => (
          <li key={item.step}>
            <Item item={item} isCurrent={item.step === current} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Item({ item: { step, done, href, note }, isCurrent }: { item: ChecklistItem; isCurrent: boolean }) {
  const t = useTranslations("portal.checklist");
  const content = (
    <>
      <span
        className={`grid size-5 shrink-0 place-items-center rounded-full border-[1.5px] ${done ? "border-accent bg-accent text-accent-ink" : isCurrent ? "border-accent" : "border-line-strong/60"}`}
      >
        {done ? <Check className="size-3" strokeWidth={3} aria-hidden /> : null}
      </span>
      <span className="grid min-w-0 grow gap-0.5">
        <span className={done ? "text-sm text-muted" : "text-sm font-medium text-ink"}>
          {t(`items.${step}`)}
          {done ? <span className="sr-only">. {t("done")}</span> : null}
        </span>
        {isCurrent ? <span className="text-sm text-muted">{t(note ?? `next.${step}`)}</span> : null}
      </span>
      {!done && href ? <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden /> : null}
    </>
  );
  const classes = "flex min-h-11 items-center gap-3 px-5 py-2.5";
  return done || href === null ? (
    <div className={classes}>{content}</div>
  ) : (
    <Link href={href} prefetch={false} className={`${classes} hover:bg-inset/60`}>
      {content}
    </Link>
  );
}
