import { useTranslations } from "next-intl";
import type { Mode } from "#/db/enums.ts";

type ModeSwitchProps = {
  mode: Mode;
  /** Live is open: the organisation is approved. */
  liveOpen: boolean;
  action: (form: FormData) => Promise<void>;
};

/** Live or test, always in sight; two buttons, so that it works without JavaScript. */
export function ModeSwitch({ mode, liveOpen, action }: ModeSwitchProps) {
  const t = useTranslations("portal.mode");
  return (
    <form action={action}>
      <fieldset className="inline-flex rounded-md border border-line bg-inset p-0.5">
        <legend className="sr-only">{t("legend")}</legend>
        {(["live", "test"] as const).map((option) => {
          const locked = option === "live" && !liveOpen;
          return (
            <button
              key={option}
              type="submit"
              name="mode"
              value={option}
              aria-pressed={mode === option}
              disabled={locked}
              title={locked ? t("liveLocked") : undefined}
              className="touch inline-flex h-8 items-center rounded-sm px-3 text-sm font-medium text-muted hover:text-ink disabled:opacity-60 aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--border)]"
            >
              {t(option)}
            </button>
          );
        })}
      </fieldset>
    </form>
  );
}
