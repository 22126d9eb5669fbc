import type { Metadata } from "next";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { LiveSample } from "#/components/site/live-sample.tsx";
import { PriceCalculator } from "#/components/site/price-calculator.tsx";
import { SampleStatement } from "#/components/site/sample-statement.tsx";
import { Button } from "#/components/ui/button.tsx";
import { readEnv } from "#/lib/core/env.ts";
import { geistMono } from "../mono-font.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return {
    title: t("title"),
    description: t("description"),
    openGraph: { title: t("title"), description: t("description"), type: "website", url: "/" },
  };
}

/** What a segment costs a new tenant, in KES (product.md D13). */
const listPrice = 1;

export default async function LandingPage() {
  const [t, { site }] = await Promise.all([getTranslations("site"), getMessages()]);
  return (
    <div className={geistMono.variable}>
      <section className="mx-auto grid max-w-6xl items-end gap-x-16 gap-y-6 px-5 pt-14 pb-12 sm:pt-20 lg:grid-cols-[1fr_24rem] lg:pb-16">
        <h1 className="text-[2.6rem] leading-[1.05] font-semibold tracking-[-0.04em] text-ink sm:text-6xl lg:text-[4.25rem]">
          {t("hero.heading")}
        </h1>
        <div>
          <p className="text-lg leading-relaxed text-muted">{t("hero.lead")}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <Button asChild size="large">
              <Link href="/signup" prefetch={false}>
                {t("hero.primary")}
              </Link>
            </Button>
            <Button asChild size="large" variant="secondary">
              <a href="#prices">{t("hero.secondary")}</a>
            </Button>
          </div>
          <p className="mt-4 text-sm text-muted">{t("hero.note")}</p>
        </div>
      </section>

      <section className="mx-auto max-w-6xl px-5 pb-20">
        <LiveSample apiUrl={`${readEnv().appUrl}/api/v1`} texts={site.sample} />
      </section>

      <section className="border-y border-line bg-surface">
        <div className="mx-auto grid max-w-6xl gap-px px-5 md:grid-cols-3">
          {(["price", "pay", "test"] as const).map((key) => (
            <div
              key={key}
              className="border-line py-9 not-last:border-b md:px-8 md:not-last:border-r md:not-last:border-b-0 md:first:pl-0 md:last:pr-0"
            >
              <h2 className="text-lg font-semibold text-ink">{t(`facts.${key}`)}</h2>
              <p className="mt-2 text-muted">{t(`facts.${key}Text`)}</p>
            </div>
          ))}
        </div>
      </section>

      <section id="prices" className="mx-auto max-w-6xl scroll-mt-16 px-5 py-20 sm:py-28">
        <h2 className="text-3xl font-semibold tracking-[-0.03em] text-ink sm:text-4xl">{t("calculator.heading")}</h2>
        <p className="mt-4 mb-10 max-w-xl text-lg text-muted">{t("calculator.lead")}</p>
        <PriceCalculator price={listPrice} texts={site.calculator} />
      </section>

      <section className="border-y border-line bg-surface">
        <div className="mx-auto grid max-w-6xl items-center gap-x-16 gap-y-10 px-5 py-20 sm:py-28 lg:grid-cols-[5fr_6fr]">
          <div>
            <h2 className="text-3xl font-semibold tracking-[-0.03em] text-ink sm:text-4xl">{t("ledger.heading")}</h2>
            <p className="mt-4 text-lg leading-relaxed text-muted">{t("ledger.lead")}</p>
          </div>
          <SampleStatement />
        </div>
      </section>

      <section id="how" className="mx-auto max-w-6xl scroll-mt-16 px-5 py-20 sm:py-28">
        <h2 className="text-3xl font-semibold tracking-[-0.03em] text-ink sm:text-4xl">{t("steps.heading")}</h2>
        <ol className="mt-12 grid gap-10 md:grid-cols-3">
          {(["one", "two", "three"] as const).map((key, index) => (
            <li key={key} className="border-t-2 border-accent pt-5">
              <p className="figures font-mono text-sm text-muted">{index + 1}</p>
              <h3 className="mt-2 text-lg font-semibold text-ink">{t(`steps.${key}`)}</h3>
              <p className="mt-2 text-muted">{t(`steps.${key}Text`)}</p>
            </li>
          ))}
        </ol>
      </section>

      <section className="border-t border-line bg-accent-soft">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-6 px-5 py-14">
          <h2 className="text-2xl font-semibold tracking-[-0.025em] text-ink sm:text-3xl">{t("closing.heading")}</h2>
          <Button asChild size="large">
            <Link href="/signup" prefetch={false}>
              {t("closing.action")}
            </Link>
          </Button>
        </div>
      </section>
    </div>
  );
}
