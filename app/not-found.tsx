import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ProblemPage } from "#/components/problem-page.tsx";
import { Button } from "#/components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("notFoundTitle") };
}

/** Leads back to the start of where the reader was: the site, the portal or the console. */
export default async function NotFound() {
  const t = await getTranslations("errors");
  const path = (await headers()).get("x-pathname") ?? "/";
  const start = /^\/(?:dashboard|admin)(?=[/?]|$)/.exec(path)?.[0] ?? "/";
  return (
    <ProblemPage
      title={t("notFoundTitle")}
      action={
        <Button asChild>
          <Link href={start}>{t("notFoundAction")}</Link>
        </Button>
      }
    >
      {t("notFoundBody")}
    </ProblemPage>
  );
}
