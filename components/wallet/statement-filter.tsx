import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#/components/ui/button.tsx";
import { Field } from "#/components/ui/field.tsx";
import { Input } from "#/components/ui/input.tsx";
import { Select } from "#/components/ui/select.tsx";
import { type PeriodLink, type StatementChoice, statementStatuses, statementTypes } from "./statement-view.ts";

type StatementFilterProps = { choice: StatementChoice; isChosen: boolean; periods: PeriodLink[] };

/** Which lines the statement shows. It is a plain form: what is chosen stands in the address (experience.md UX-75). */
export function StatementFilter({ choice, isChosen, periods }: StatementFilterProps) {
  const t = useTranslations("wallet.filter");
  return (
    <details open={isChosen} className="group border-b border-line print:hidden">
      <summary className="touch flex h-11 items-center gap-1.5 px-5 text-sm font-medium text-ink hover:bg-inset/50 [&::-webkit-details-marker]:hidden">
        {t("open")}
        <ChevronDown className="size-4 text-muted group-open:rotate-180" aria-hidden />
      </summary>
      <form action="/dashboard/wallet#statement" className="grid gap-4 px-5 pt-1 pb-5">
        <div className="grid grid-cols-2 gap-4 lg:grid-cols-[minmax(0,1.4fr)_repeat(4,minmax(0,1fr))]">
          <div className="col-span-2 lg:col-span-1">
            <Field name="search" label={t("search")}>
              {(attributes) => (
                <Input
                  {...attributes}
                  type="search"
                  maxLength={64}
                  autoComplete="off"
                  placeholder={t("searchHint")}
                  defaultValue={choice.search ?? ""}
                />
              )}
            </Field>
          </div>
          <Field name="type" label={t("type")}>
            {(attributes) => (
              <Select {...attributes} defaultValue={choice.type ?? ""}>
                <option value="">{t("anyType")}</option>
                {statementTypes.map((type) => (
                  <option key={type} value={type}>
                    {t(`type_${type}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field name="status" label={t("status")}>
            {(attributes) => (
              <Select {...attributes} defaultValue={choice.status ?? ""}>
                <option value="">{t("anyStatus")}</option>
                {statementStatuses.map((status) => (
                  <option key={status} value={status}>
                    {t(`status_${status}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="col-span-2 sm:col-span-1">
            <Field name="from" label={t("from")}>
              {(attributes) => <Input {...attributes} type="date" defaultValue={choice.from ?? ""} />}
            </Field>
          </div>
          <div className="col-span-2 sm:col-span-1">
            <Field name="to" label={t("to")}>
              {(attributes) => <Input {...attributes} type="date" defaultValue={choice.to ?? ""} />}
            </Field>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Button type="submit" variant="secondary">
            {t("apply")}
          </Button>
          {periods.map(({ key, href, current }) => (
            <a
              key={key}
              href={href}
              aria-current={current ? "true" : undefined}
              className="touch inline-flex h-9 items-center text-sm text-muted underline decoration-line-strong underline-offset-4 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:no-underline"
            >
              {t(key)}
            </a>
          ))}
          {isChosen ? (
            <a
              href="/dashboard/wallet#statement"
              className="touch inline-flex h-9 items-center text-sm text-muted underline decoration-line-strong underline-offset-4 hover:text-ink sm:ml-auto"
            >
              {t("clear")}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}
