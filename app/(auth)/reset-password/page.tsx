import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "#/components/auth/auth-panel.tsx";
import { ResetForm } from "#/components/auth/password-forms.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { Button } from "#/components/ui/button.tsx";
import { readParam, type SearchParams } from "../../search-params.ts";
import { submitResetPassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.reset");
  return { title: t("title"), referrer: "no-referrer" };
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("auth.reset");
  const token = await readParam(searchParams, "token");
  if (!token) {
    return (
      <AuthPanel title={t("deadTitle")} lead={t("deadLead")}>
        <Button asChild>
          <Link href="/forgot-password">{t("again")}</Link>
        </Button>
      </AuthPanel>
    );
  }
  return (
    <AuthPanel title={t("title")} lead={t("lead")}>
      <ClientTexts of={["auth"]}>
        <ResetForm action={submitResetPassword} token={token} />
      </ClientTexts>
    </AuthPanel>
  );
}
