import Link from "next/link";
import { useTranslations } from "next-intl";

const choices = ["all", "failed", "running"] as const;

type RunFilterProps = {
  status: string | null;
  /** Where the list with this choice is. */
  address: (status: "failed" | "running" | null) => string;
};

/** Which runs are shown; the choice is in the address. */
export function RunFilter({ status, address }: RunFilterProps) {
  const t = useTranslations("admin.jobs");
  return (
    <nav aria-label={t("filter")} className="mb-4 inline-flex rounded-md border border-line bg-inset p-0.5">
      {choices.map((choice) => (
        <Link
          key={choice}
          href={address(choice === "all" ? null : choice)}
          aria-current={(status ?? "all") === choice ? "page" : undefined}
          className="touch inline-flex h-8 items-center rounded-sm px-3 text-sm font-medium text-muted hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--border)]"
        >
          {t(`filter_${choice}`)}
        </Link>
      ))}
    </nav>
  );
}
