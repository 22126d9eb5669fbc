import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "#/components/site/brand.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { commonCommands, memberCommands, pageCommand, type Standing } from "#/components/palette/area-commands.ts";
import { Palette } from "#/components/palette/palette.tsx";
import { NavLink } from "#/components/ui/nav-link.tsx";
import { Bell } from "./bell.tsx";
import { menuFor, moreIcon as MoreIcon } from "./menu.tsx";
import { ModeSwitch } from "./mode-switch.tsx";

type PortalShellProps = {
  appName: string;
  organisation: string;
  standing: Standing;
  /** Notifications nobody has read. */
  unread: number;
  switchMode: (form: FormData) => Promise<void>;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of the portal: sidebar from 1024 px, bottom bar on phones, an amber frame and the word in test mode. */
export function PortalShell({
  appName,
  organisation,
  standing,
  unread,
  switchMode,
  signOut,
  children,
}: PortalShellProps) {
  const t = useTranslations("portal");
  const ui = useTranslations("ui");
  const names = useTranslations("palette.commands");
  const { clientId, mode, liveOpen } = standing;
  const menu = menuFor(standing);
  const commands = [
    ...menu.flatMap(({ key, href, keys }) => (key === "send" ? [] : [pageCommand(href, t(`nav.${key}`), keys)])),
    pageCommand("/dashboard/notifications", t("notices.all"), "g n", names("noticesWords")),
    pageCommand("/dashboard/more", names("help"), undefined, names("helpWords")),
    pageCommand("/docs", names("docs"), undefined, names("docsWords")),
    ...memberCommands(names, standing),
    ...commonCommands(names),
  ];
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
      >
        {ui("skip")}
      </a>
      {mode === "test" ? (
        <div aria-hidden className="pointer-events-none fixed inset-0 z-50 border-[3px] border-test print:hidden" />
      ) : null}

      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line px-4 py-5 lg:flex print:hidden">
        <div className="px-2">
          <Brand name={appName} href="/dashboard" label={`${appName}, ${t("nav.home")}`} />
        </div>
        <nav aria-label={t("nav.label")} className="mt-8 grid gap-0.5">
          {menu.map(({ key, href, icon: Icon, exact }) => (
            <NavLink
              key={key}
              href={href}
              exact={exact}
              className="flex h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-muted hover:bg-inset hover:text-ink aria-[current]:bg-inset aria-[current]:text-ink"
            >
              <Icon className="size-4" aria-hidden />
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
        <div className="mt-auto grid gap-0.5">
          <NavLink
            href="/dashboard/more"
            className="grid gap-0.5 rounded-md px-2.5 py-2 text-sm hover:bg-inset aria-[current]:bg-inset"
          >
            <span className="truncate font-medium text-ink">{organisation}</span>
            <span className="figures text-xs text-muted">
              {t("more.clientId")} {clientId}
            </span>
          </NavLink>
        </div>
      </aside>

      <div className="min-w-0">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-b border-line bg-background px-4 sm:px-8 print:hidden">
          <div className="max-[359px]:hidden lg:hidden">
            <Brand name={appName} href="/dashboard" label={`${appName}, ${t("nav.home")}`} short={mode === "test"} />
          </div>
          <p className="hidden min-w-0 items-center gap-2.5 text-sm text-muted lg:flex">
            {mode === "test" ? (
              <>
                <TestTag label={t("mode.tag")} />
                <span className="truncate">{t("mode.note")}</span>
              </>
            ) : null}
          </p>
          <div className="flex items-center gap-1.5 sm:gap-2.5">
            {mode === "test" ? (
              <span className="lg:hidden">
                <TestTag label={t("mode.tag")} />
              </span>
            ) : null}
            <ClientTexts of={["palette"]}>
              <Palette
                commands={commands}
                doors={[
                  { text: "findMessages", href: "/dashboard/messages?search=" },
                  { text: "searchDocs", href: "/docs/search?q=" },
                ]}
                scope={`${clientId}:${mode}`}
                signOut={signOut}
                switchMode={switchMode}
              />
            </ClientTexts>
            <Bell
              unread={unread}
              url="/dashboard/notifications/unread"
              href="/dashboard/notifications"
              label={t("notices.bell")}
              labelUnread={t("notices.bellUnread", { count: "#" })}
            />
            <ModeSwitch mode={mode} liveOpen={liveOpen} action={switchMode} />
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl px-4 pt-6 pb-28 outline-none sm:px-8 sm:pt-9 lg:pb-16 print:max-w-none print:p-0"
        >
          {children}
        </main>
      </div>

      <nav
        aria-label={t("nav.label")}
        className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      >
        {menu.map(({ key, href, icon: Icon, exact }) => (
          <NavLink
            key={key}
            href={href}
            exact={exact}
            className="grid h-14 place-content-center justify-items-center gap-1 text-[11px] font-medium text-muted aria-[current]:text-accent"
          >
            <Icon className="size-5" aria-hidden />
            {t(`nav.${key}`)}
          </NavLink>
        ))}
        <NavLink
          href="/dashboard/more"
          className="grid h-14 place-content-center justify-items-center gap-1 text-[11px] font-medium text-muted aria-[current]:text-accent"
        >
          <MoreIcon className="size-5" aria-hidden />
          {t("nav.more")}
        </NavLink>
      </nav>
    </div>
  );
}

function TestTag({ label }: { label: string }) {
  return (
    <span className="inline-flex h-6 items-center rounded-sm bg-test px-2 text-xs font-bold tracking-wide text-test-ink">
      {label}
    </span>
  );
}
