import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientTexts } from "#/components/client-texts.tsx";
import { commonCommands, pageCommand } from "#/components/palette/area-commands.ts";
import { Palette } from "#/components/palette/palette.tsx";
import { Brand } from "#/components/site/brand.tsx";
import { ActionButton } from "#/components/ui/action-button.tsx";
import { NavLink } from "#/components/ui/nav-link.tsx";
import type { Messages } from "#/i18n/messages.ts";

type Entry = {
  key: keyof Messages["admin"]["nav"];
  href: string;
  exact: boolean;
  /** The two keys that lead there, one after the other. */
  keys?: string;
  /** What else it is found by. */
  words?: keyof Messages["palette"]["commands"];
};

const entries: readonly Entry[] = [
  { key: "overview", href: "/admin", exact: true, keys: "g o" },
  { key: "approvals", href: "/admin/approvals", exact: false, keys: "g a", words: "approvalsWords" },
  { key: "tenants", href: "/admin/tenants", exact: false, keys: "g t" },
  { key: "money", href: "/admin/money", exact: false, keys: "g m", words: "moneyWords" },
  { key: "jobs", href: "/admin/jobs", exact: false, keys: "g j" },
];

type AdminShellProps = {
  appName: string;
  person: { id: string; email: string };
  /** How much waits behind an entry. */
  waiting: { approvals: number; money: number };
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of the staff console: one bar, dense pages. */
export function AdminShell({ appName, person, waiting, signOut, children }: AdminShellProps) {
  const t = useTranslations("admin");
  const ui = useTranslations("ui");
  const names = useTranslations("palette.commands");
  const commands = [
    ...entries.map(({ key, href, keys, words }) =>
      pageCommand(href, t(`nav.${key}`), keys, words ? names(words) : undefined),
    ),
    pageCommand("/docs", names("docs"), undefined, names("docsWords")),
    ...commonCommands(names),
  ];
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
      >
        {ui("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-background">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-5 px-4 sm:px-6 lg:h-14 lg:flex-nowrap">
          <div className="flex h-14 grow items-center gap-2.5 lg:grow-0">
            <Brand name={appName} href="/admin" label={`${appName}, ${t("nav.overview")}`} />
            <span className="rounded-sm bg-ink px-1.5 py-0.5 text-xs font-medium text-background">{t("staff")}</span>
          </div>
          <nav
            aria-label={t("nav.label")}
            className="order-last -mx-2 flex w-[calc(100%+1rem)] justify-between overflow-x-auto pb-2 lg:order-none lg:mx-0 lg:w-auto lg:min-w-0 lg:justify-start lg:pb-0"
          >
            {entries.map(({ key, href, exact }) => (
              <NavLink
                key={key}
                href={href}
                exact={exact}
                className="touch flex h-9 items-center gap-1.5 rounded-md px-2 lg:px-3 text-sm font-medium text-muted hover:bg-inset hover:text-ink aria-[current]:bg-inset aria-[current]:text-ink"
              >
                {t(`nav.${key}`)}
                {(key === "approvals" || key === "money") && waiting[key] > 0 ? (
                  <span className="figures rounded-sm bg-accent px-1.5 text-xs leading-5 font-semibold text-accent-ink">
                    {waiting[key]}
                  </span>
                ) : null}
              </NavLink>
            ))}
          </nav>
          <div className="ml-auto flex h-14 shrink-0 items-center gap-1.5 sm:gap-3">
            <ClientTexts of={["palette"]}>
              <Palette
                commands={commands}
                doors={[
                  { text: "findTenants", href: "/admin/tenants?search=" },
                  { text: "searchDocs", href: "/docs/search?q=" },
                ]}
                scope={`console:${person.id}`}
                signOut={signOut}
              />
            </ClientTexts>
            <span className="hidden max-w-48 truncate text-sm text-muted xl:block">{person.email}</span>
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
