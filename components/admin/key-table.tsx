import { useTranslations } from "next-intl";
import { Chip } from "#/components/ui/chip.tsx";
import { CardsOrTable, Cell, HeadCell } from "#/components/ui/table.tsx";
import { Time } from "#/components/ui/time.tsx";
import type { Mode } from "#/db/enums.ts";

export type KeyView = {
  id: string;
  name: string;
  mode: Mode;
  /** Its two ends. */
  shown: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

/** Keys as they can be told apart, without anything secret; cards on a phone. */
export function KeyTable({ keys }: { keys: KeyView[] }) {
  const t = useTranslations("admin.tenant");
  return (
    <CardsOrTable
      cards={keys.map((key) => (
        <li key={key.id} className="grid gap-1.5 px-5 py-3 text-sm">
          <div className="flex items-center justify-between gap-3">
            <span className="min-w-0 truncate font-medium text-ink">{key.name}</span>
            <ModeChip mode={key.mode} />
          </div>
          <p className="figures wrap-anywhere text-muted">{key.shown}</p>
          <dl className="flex flex-wrap gap-x-4 text-muted">
            <div className="flex gap-1.5">
              <dt>{t("lastUsed")}</dt>
              <dd className="text-ink">{key.lastUsedAt ? <Time at={key.lastUsedAt} /> : t("never")}</dd>
            </div>
            <div className="flex gap-1.5">
              <dt>{t("expires")}</dt>
              <dd className="text-ink">{key.expiresAt ? <Time at={key.expiresAt} show="day" /> : t("never")}</dd>
            </div>
          </dl>
        </li>
      ))}
    >
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell>{t("key")}</HeadCell>
          <HeadCell>{t("mode")}</HeadCell>
          <HeadCell className="hidden text-right lg:table-cell">{t("expires")}</HeadCell>
          <HeadCell className="text-right">{t("lastUsed")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, mode, shown, lastUsedAt, expiresAt }) => (
          <tr key={id}>
            <Cell className="max-w-40 truncate py-2 text-ink">{name}</Cell>
            <Cell className="figures text-muted">{shown}</Cell>
            <Cell>
              <ModeChip mode={mode} />
            </Cell>
            <Cell className="hidden text-right text-muted lg:table-cell">
              {expiresAt ? <Time at={expiresAt} show="day" /> : t("never")}
            </Cell>
            <Cell className="text-right text-muted">{lastUsedAt ? <Time at={lastUsedAt} /> : t("never")}</Cell>
          </tr>
        ))}
      </tbody>
    </CardsOrTable>
  );
}

function ModeChip({ mode }: { mode: Mode }) {
  const t = useTranslations("admin.tenant");
  return <Chip tone={mode === "test" ? "test" : "neutral"}>{t(`mode_${mode}`)}</Chip>;
}
