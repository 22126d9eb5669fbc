import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "#/components/site/brand.tsx";
import { Button } from "#/components/ui/button.tsx";
import { ThemeSwitch } from "#/components/ui/theme-switch.tsx";
import { productName } from "../product-name.ts";

/** The frame of the public pages. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const [t, ui] = await Promise.all([getTranslations("site"), getTranslations("ui")]);
  const appName = productName();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
      >
        {ui("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-background">
        <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-3 px-5">
          <Brand name={appName} label={ui("home", { appName })} />
          <nav aria-label={t("nav.label")} className="flex items-center gap-1 sm:gap-2">
            <Button asChild variant="quiet" className="hidden md:inline-flex">
              <a href="#how">{t("nav.how")}</a>
            </Button>
            <Button asChild variant="quiet" className="hidden md:inline-flex">
              <a href="#prices">{t("nav.prices")}</a>
            </Button>
            <Button asChild variant="quiet" className="hidden sm:inline-flex">
              <Link href="/docs" prefetch={false}>
                {t("nav.docs")}
              </Link>
            </Button>
            <Button asChild variant="quiet" className="px-2.5 sm:px-4">
              <Link href="/login" prefetch={false}>
                {ui("signIn")}
              </Link>
            </Button>
            <Button asChild className="hidden sm:inline-flex">
              <Link href="/signup" prefetch={false}>
                {ui("signUp")}
              </Link>
            </Button>
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-5 px-5 py-9 text-sm text-muted">
          <div className="grid gap-1">
            <p>{t("footer.line", { appName })}</p>
            <p>{t("footer.mpesa")}</p>
            <p>
              <Link href="/docs" prefetch={false} className="underline underline-offset-4 hover:text-ink">
                {t("nav.docs")}
              </Link>
            </p>
          </div>
          <ThemeSwitch
            labels={{
              legend: ui("theme.legend"),
              system: ui("theme.system"),
              light: ui("theme.light"),
              dark: ui("theme.dark"),
            }}
          />
        </div>
      </footer>
    </>
  );
}
