import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "#/components/auth/auth-panel.tsx";
import { ForgetDrafts } from "#/components/auth/forget-drafts.tsx";
import { LoginForm } from "#/components/auth/login-form.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { readParam, type SearchParams } from "../../search-params.ts";
import { submitLogin } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.login");
  return { title: t("title") };
}

const notices = { verified: "verified", reset: "reset", "signed-out": "signedOut" } as const;

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("auth.login");
  const given = await searchParams;
  const notice = Object.entries(notices).find(([name]) => given[name] === "1")?.[1];
  return (
    <AuthPanel
      title={t("title")}
      footer={
        <>
          {t("new")}{" "}
          <Link href="/signup" className="text-accent underline underline-offset-4">
            {t("signUp")}
          </Link>
        </>
      }
    >
      {notice === "signedOut" ? <ForgetDrafts /> : null}
      {notice ? (
        <div className="mb-5">
          <Alert tone="positive">{t(notice)}</Alert>
        </div>
      ) : null}
      <ClientTexts of={["auth"]}>
        <LoginForm
          action={submitLogin}
          next={await readParam(searchParams, "next")}
          email={await readParam(searchParams, "email")}
        />
      </ClientTexts>
      <p className="mt-5 text-sm">
        <Link href="/forgot-password" className="text-accent underline underline-offset-4">
          {t("forgot")}
        </Link>
      </p>
    </AuthPanel>
  );
}
