import { Building2, Gauge, HandCoins, ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "#/components/site/brand.tsx";
import { ActionButton } from "#/components/ui/action-button.tsx";
import { NavLink } from "#/components/ui/nav-link.tsx";

const entries = [
  { key: "overview", href: "/admin", icon: Gauge, exact: true },
  { key: "approvals", href: "/admin/approvals", icon: ListChecks, exact: false },
  { key: "tenants", href: "/admin/tenants", icon: Building2, exact: false },
  { key: "money", href: "/admin/money", icon: HandCoins, exact: false },
] as const;

type AdminShellProps = {
  appName: string;
  person: string;
  /** How much waits behind an entry. */
  waiting: { approvals: number; money: number };
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of the staff console: one bar, dense pages. */
export function AdminShell({ appName, person, waiting, signOut, children }: AdminShellProps) {
  const t = useTranslations("admin");
  const ui = useTranslations("ui");
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
      >
        {ui("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-background">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 sm:px-6 md:h-14">
          <div className="flex h-14 grow items-center gap-2.5 md:grow-0">
            <Brand name={appName} href="/admin" label={`${appName}, ${t("nav.overview")}`} />
            <span className="rounded-sm bg-ink px-1.5 py-0.5 text-xs font-medium text-background">{t("staff")}</span>
          </div>
          <nav
            aria-label={t("nav.label")}
            className="order-last -mx-2 flex w-[calc(100%+1rem)] justify-between overflow-x-auto pb-2 md:order-none md:mx-0 md:w-auto md:justify-start md:gap-1 md:pb-0"
          >
            {entries.map(({ key, href, icon: Icon, exact }) => (
              <NavLink
                key={key}
                href={href}
                exact={exact}
                className="touch flex h-9 items-center gap-1.5 rounded-md px-2 lg:px-3 text-sm font-medium text-muted hover:bg-inset hover:text-ink aria-[current]:bg-inset aria-[current]:text-ink"
              >
                <Icon className="hidden size-4 lg:block" aria-hidden />
                {t(`nav.${key}`)}
                {(key === "approvals" || key === "money") && waiting[key] > 0 ? (
                  <span className="figures rounded-sm bg-accent px-1.5 text-xs leading-5 font-semibold text-accent-ink">
                    {waiting[key]}
                  </span>
                ) : null}
              </NavLink>
            ))}
          </nav>
          <div className="ml-auto flex h-14 items-center gap-3">
            <span className="hidden max-w-48 truncate text-sm text-muted lg:block">{person}</span>
            <form action={signOut}>
              <ActionButton variant="quiet" size="small" pendingLabel={ui("working")}>
                {ui("signOut")}
              </ActionButton>
            </form>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 pt-7 pb-20 outline-none sm:px-6">
        {children}
      </main>
    </>
  );
}
