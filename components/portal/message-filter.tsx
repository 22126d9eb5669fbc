import { useTranslations } from "next-intl";
import { Field } from "#/components/ui/field.tsx";
import { FilterForm } from "#/components/ui/filter-form.tsx";
import { Input } from "#/components/ui/input.tsx";
import { Select } from "#/components/ui/select.tsx";
import { type StatusGroup, statusGroupNames } from "#/lib/messaging/status-groups.ts";

type MessageFilterProps = {
  /** The page of the list, to which the form leads. */
  list: string;
  chosen: {
    status?: StatusGroup | undefined;
    from?: string | undefined;
    to?: string | undefined;
    search?: string | undefined;
  };
  isChosen: boolean;
  periods: { key: "today" | "thisMonth"; href: string; current: boolean }[];
};

/** Which messages the list shows. It is a plain form: what is chosen stands in the address (experience.md UX-40). */
export function MessageFilter({ list, chosen, isChosen, periods }: MessageFilterProps) {
  const t = useTranslations("portal.filter");
  return (
    <FilterForm
      label={t("open")}
      list={list}
      isChosen={isChosen}
      quick={periods.map((period) => ({ ...period, label: t(period.key) }))}
    >
      <div className="grid grid-cols-2 gap-x-3 gap-y-4 lg:gap-x-4 lg:grid-cols-[minmax(0,1.6fr)_repeat(3,minmax(0,1fr))]">
        <div className="col-span-2 lg:col-span-1">
          <Field name="search" label={t("search")}>
            {(attributes) => (
              <Input
                {...attributes}
                type="search"
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                placeholder={t("searchHint")}
                defaultValue={chosen.search ?? ""}
              />
            )}
          </Field>
        </div>
        <div className="col-span-2 lg:col-span-1">
          <Field name="status" label={t("status")}>
            {(attributes) => (
              <Select {...attributes} defaultValue={chosen.status ?? ""}>
                <option value="">{t("anyStatus")}</option>
                {statusGroupNames.map((name) => (
                  <option key={name} value={name}>
                    {t(`status_${name}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <Field name="from" label={t("from")}>
          {(attributes) => <Input {...attributes} type="date" defaultValue={chosen.from ?? ""} />}
        </Field>
        <Field name="to" label={t("to")}>
          {(attributes) => <Input {...attributes} type="date" defaultValue={chosen.to ?? ""} />}
        </Field>
      </div>
    </FilterForm>
  );
}
