import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type AuthPanelProps = {
  title: string;
  lead?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** Shows beside it what a new tenant gets. */ promises?: boolean;
};

/** One question at a time: heading, form, the other way out. */
export function AuthPanel({ title, lead, footer, promises = false, children }: AuthPanelProps) {
  return (
    <div className={promises ? "grid gap-x-20 gap-y-14 lg:grid-cols-[26rem_1fr]" : "mx-auto w-full max-w-[26rem]"}>
      <div>
        <h1 className="text-3xl font-semibold tracking-[-0.03em] text-ink">{title}</h1>
        {lead ? <div className="mt-3 text-muted">{lead}</div> : null}
        <div className="mt-8">{children}</div>
        {footer ? <p className="mt-8 border-t border-line pt-5 text-sm text-muted">{footer}</p> : null}
      </div>
      {promises ? <Promises /> : null}
    </div>
  );
}

function Promises() {
  const t = useTranslations("auth.aside");
  return (
    <aside className="self-start border-line lg:mt-[7.5rem] lg:border-l lg:pl-12">
      <h2 className="text-sm font-medium text-muted">{t("quoteTitle")}</h2>
      <ul className="mt-5 grid max-w-sm gap-5 text-ink">
        {(["one", "two", "three"] as const).map((key) => (
          <li key={key} className="flex gap-3">
            <Check className="mt-1 size-4 shrink-0 text-accent" aria-hidden />
            {t(key)}
          </li>
        ))}
      </ul>
    </aside>
  );
}
