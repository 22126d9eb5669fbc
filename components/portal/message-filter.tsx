import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#/components/ui/button.tsx";
import { Field } from "#/components/ui/field.tsx";
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

const quietLink =
  "touch inline-flex h-9 items-center text-sm text-muted underline decoration-line-strong underline-offset-4 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:no-underline";

/** Which messages the list shows. It is a plain form: what is chosen stands in the address (experience.md UX-40). */
export function MessageFilter({ list, chosen, isChosen, periods }: MessageFilterProps) {
  const t = useTranslations("portal.filter");
  return (
    <details open={isChosen} className="group border-b border-line print:hidden">
      <summary className="touch flex h-11 items-center gap-1.5 px-5 text-sm font-medium text-ink hover:bg-inset/50 [&::-webkit-details-marker]:hidden">
        {t("open")}
        <ChevronDown className="size-4 text-muted group-open:rotate-180" aria-hidden />
      </summary>
      <form action={list} className="grid gap-4 px-5 pt-1 pb-5">
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
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Button type="submit" variant="secondary">
            {t("apply")}
          </Button>
          {periods.map(({ key, href, current }) => (
            <a key={key} href={href} aria-current={current ? "true" : undefined} className={quietLink}>
              {t(key)}
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
