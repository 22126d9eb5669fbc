import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "#/components/site/brand.tsx";
import { ThemeSwitch } from "#/components/ui/theme-switch.tsx";
import { productName } from "../product-name.ts";

/** The quiet frame of every page before sign-in. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("ui");
  const appName = productName();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between px-5">
        <Brand name={appName} label={t("home", { appName })} />
        <ThemeSwitch
          labels={{
            legend: t("theme.legend"),
            system: t("theme.system"),
            light: t("theme.light"),
            dark: t("theme.dark"),
          }}
        />
      </header>
      <main className="mx-auto flex w-full max-w-6xl grow flex-col px-5 pt-8 pb-20 sm:pt-14">{children}</main>
    </div>
  );
}
