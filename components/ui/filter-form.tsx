import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** A choice that is one touch away, such as this month. */
export type QuickChoice = { key: string; label: string; href: string; current: boolean };

type FilterFormProps = {
  /** Opens the fields. */
  label: string;
  /** The list without any choice: where the form leads, and what "show all" shows. */
  list: string;
  isChosen: boolean;
  quick: QuickChoice[];
  /** The fields. */
  children: ReactNode;
};

const quietLink =
  "touch inline-flex h-9 items-center text-sm text-muted underline decoration-line-strong underline-offset-4 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:no-underline";

/** What narrows the list below it. It is a plain form: what is chosen stands in the address (experience.md UX-40, UX-75). */
export function FilterForm({ label, list, isChosen, quick, children }: FilterFormProps) {
  const t = useTranslations("ui.filter");
  return (
    <details open={isChosen} className="group border-b border-line print:hidden">
      <summary className="touch flex h-11 items-center gap-1.5 px-5 text-sm font-medium text-ink hover:bg-inset/50 [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown className="size-4 text-muted group-open:rotate-180" aria-hidden />
      </summary>
      <form action={list} className="grid gap-4 px-5 pt-1 pb-5">
        {children}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Button type="submit" variant="secondary">
            {t("apply")}
          </Button>
          {quick.map((choice) => (
            <a
              key={choice.key}
              href={choice.href}
              aria-current={choice.current ? "true" : undefined}
              className={quietLink}
            >
              {choice.label}
            </a>
          ))}
          {isChosen ? (
            <a href={list} className={`${quietLink} sm:ml-auto`}>
              {t("clear")}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}
