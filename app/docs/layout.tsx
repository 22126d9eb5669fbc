import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageControls } from "#/components/docs/page-controls.tsx";
import { SearchButton } from "#/components/docs/search-button.tsx";
import { Sidebar } from "#/components/docs/sidebar.tsx";
import { Brand } from "#/components/site/brand.tsx";
import { ThemeSwitch } from "#/components/ui/theme-switch.tsx";
import { geistMono } from "../mono-font.ts";
import { productName } from "../product-name.ts";
import { contract } from "./contract.ts";
import "./docs.css";
import { readReader } from "./read-reader.ts";
import { readTitles } from "./read-guides.ts";

export function generateMetadata(): Metadata {
  const name = productName();
  return {
    title: { default: `${name} docs`, template: `%s · ${name} docs` },
    openGraph: { type: "article", siteName: `${name} docs`, locale: "en_KE" },
    alternates: { types: { "application/rss+xml": [{ url: "/docs/changelog.xml", title: `${name} API changelog` }] } },
  };
}

/** The frame of the docs: the way through them at the left, the page beside it. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const [ui, reader, titles] = await Promise.all([getTranslations("ui"), readReader(), readTitles()]);
  const appName = productName();
  return (
    <div className={geistMono.variable}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2"
      >
        {ui("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-background">
        <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-3 px-5 xl:px-8">
          <Brand name={appName} label={ui("home", { appName })} />
          <Link
            href="/docs"
            prefetch={false}
            className="touch inline-flex items-center border-l border-line pl-3 text-[15px] text-muted hover:text-ink"
          >
            Docs
          </Link>
          <div className="ml-auto flex items-center gap-2">
            <SearchButton />
            <Link
              href={reader.signedIn ? "/dashboard" : "/login?next=%2Fdocs"}
              prefetch={false}
              className="touch inline-flex h-9 items-center justify-center rounded-md px-3 text-sm font-medium whitespace-nowrap text-ink hover:bg-inset"
            >
              {reader.signedIn ? "Dashboard" : ui("signIn")}
            </Link>
          </div>
        </div>
      </header>
      <div className="mx-auto max-w-[90rem] px-5 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10 xl:px-8">
        <Sidebar titles={titles} operations={contract} />
        <main id="content" tabIndex={-1} className="min-w-0 pt-8 pb-24 outline-none lg:pt-10">
          {children}
        </main>
      </div>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-[90rem] flex-wrap items-center justify-between gap-4 px-5 py-7 text-sm text-muted xl:px-8">
          <p className="flex flex-wrap gap-x-5 gap-y-2">
            <Link href="/docs/changelog" prefetch={false} className="hover:text-ink">
              Changelog
            </Link>
            <Link href="/docs/downloads" prefetch={false} className="hover:text-ink">
              Downloads
            </Link>
            <a href="/docs/changelog.xml" className="hover:text-ink">
              RSS
            </a>
          </p>
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
      <PageControls />
    </div>
  );
}
