import { useTranslations } from "next-intl";
import { Field } from "#/components/ui/field.tsx";
import { FilterForm } from "#/components/ui/filter-form.tsx";
import { Input } from "#/components/ui/input.tsx";
import { Select } from "#/components/ui/select.tsx";
import { type PeriodLink, type StatementChoice, statementStatuses, statementTypes } from "./statement-view.ts";

type StatementFilterProps = { choice: StatementChoice; isChosen: boolean; periods: PeriodLink[] };

/** Which lines the statement shows. It is a plain form: what is chosen stands in the address (experience.md UX-75). */
export function StatementFilter({ choice, isChosen, periods }: StatementFilterProps) {
  const t = useTranslations("wallet.filter");
  return (
    <FilterForm
      label={t("open")}
      list="/dashboard/wallet#statement"
      isChosen={isChosen}
      quick={periods.map((period) => ({ ...period, label: t(period.key) }))}
    >
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
    </FilterForm>
  );
}
