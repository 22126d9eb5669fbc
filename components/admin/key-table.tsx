import { useTranslations } from "next-intl";
import { Chip } from "#/components/ui/chip.tsx";
import { Cell, HeadCell, Table } from "#/components/ui/table.tsx";
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

/** Keys as they can be told apart, without anything secret. */
export function KeyTable({ keys }: { keys: KeyView[] }) {
  const t = useTranslations("admin.tenant");
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t("key")}</HeadCell>
          <HeadCell>{t("mode")}</HeadCell>
          <HeadCell className="hidden text-right lg:table-cell">{t("expires")}</HeadCell>
          <HeadCell className="text-right">{t("lastUsed")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, mode, shown, lastUsedAt, expiresAt }) => (
          <tr key={id}>
            <Cell className="max-w-40 py-2">
              <span className="block truncate text-ink">{name}</span>
              <span className="figures block truncate text-xs text-muted sm:hidden">{shown}</span>
            </Cell>
            <Cell className="figures hidden text-muted sm:table-cell">{shown}</Cell>
            <Cell>
              <Chip tone={mode === "test" ? "test" : "neutral"}>{t(`mode_${mode}`)}</Chip>
            </Cell>
            <Cell className="hidden text-right text-muted lg:table-cell">
              {expiresAt ? <Time at={expiresAt} show="day" /> : t("never")}
            </Cell>
            <Cell className="text-right text-muted">{lastUsedAt ? <Time at={lastUsedAt} /> : t("never")}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
