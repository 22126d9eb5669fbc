import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ProblemPage } from "#/components/problem-page.tsx";
import { Button } from "#/components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <ProblemPage
      title={t("notFoundTitle")}
      action={
        <Button asChild>
          <Link href="/">{t("notFoundAction")}</Link>
        </Button>
      }
    >
      {t("notFoundBody")}
    </ProblemPage>
  );
}
