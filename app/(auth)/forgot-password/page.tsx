import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "#/components/auth/auth-panel.tsx";
import { ForgotForm } from "#/components/auth/password-forms.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { submitForgotPassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.forgot");
  return { title: t("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgot");
  return (
    <AuthPanel
      title={t("title")}
      lead={t("lead")}
      footer={
        <Link href="/login" className="text-accent underline underline-offset-4">
          {t("back")}
        </Link>
      }
    >
      <ClientTexts of={["auth"]}>
        <ForgotForm action={submitForgotPassword} />
      </ClientTexts>
    </AuthPanel>
  );
}
