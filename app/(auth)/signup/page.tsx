import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "#/components/auth/auth-panel.tsx";
import { SignUpForm } from "#/components/auth/sign-up-form.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { submitSignUp } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signup");
  return { title: t("title"), description: t("lead") };
}

export default async function SignUpPage() {
  const t = await getTranslations("auth.signup");
  return (
    <AuthPanel
      title={t("title")}
      lead={t("lead")}
      promises
      footer={
        <>
          {t("already")}{" "}
          <Link href="/login" className="text-accent underline underline-offset-4">
            {t("signIn")}
          </Link>
        </>
      }
    >
      <ClientTexts of={["auth"]}>
        <SignUpForm action={submitSignUp} />
      </ClientTexts>
    </AuthPanel>
  );
}
