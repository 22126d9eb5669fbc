import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AskForLink } from "#/components/auth/ask-for-link.tsx";
import { AuthPanel } from "#/components/auth/auth-panel.tsx";
import { ConfirmForm } from "#/components/auth/confirm-form.tsx";
import { ResendLink } from "#/components/auth/resend-link.tsx";
import { WaitForConfirmation } from "#/components/auth/wait-for-confirmation.tsx";
import { ClientTexts } from "#/components/client-texts.tsx";
import { Button } from "#/components/ui/button.tsx";
import { runtime } from "#/lib/wiring.ts";
import { readParam, type SearchParams } from "../../search-params.ts";
import { askForLink, changeEmail, checkConfirmed, resendVerification, submitConfirmation } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.verify");
  return { title: t("confirmTitle") };
}

/** With the link's token: the press that uses it up. With an address: the page that waits there. With neither: asks for one. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("auth.verify");
  const token = await readParam(searchParams, "token");
  if (token) {
    return (
      <AuthPanel title={t("confirmTitle")} lead={t("confirmLead")}>
        <ClientTexts of={["auth"]}>
          <ConfirmForm action={submitConfirmation} token={token} />
        </ClientTexts>
      </AuthPanel>
    );
  }
  const email = await readParam(searchParams, "email");
  if (!email) {
    return (
      <AuthPanel title={t("askTitle")} lead={t("askLead")}>
        <ClientTexts of={["auth"]}>
          <AskForLink action={askForLink} />
        </ClientTexts>
      </AuthPanel>
    );
  }
  const mailbox = runtime().env.SIMULATOR_MAILBOX_URL;
  return (
    <AuthPanel
      title={t("title")}
      lead={t.rich("sent", {
        email,
        strong: (text) => <strong className="font-medium wrap-anywhere text-ink">{text}</strong>,
      })}
    >
      <p className="mb-6 text-sm text-muted">{t("spam")}</p>
      {mailbox ? (
        <Button asChild variant="secondary" className="mb-6">
          <a href={mailbox} target="_blank" rel="noreferrer">
            {t("mailbox")}
          </a>
        </Button>
      ) : null}
      <ClientTexts of={["auth"]}>
        <ResendLink email={email} resend={resendVerification} change={changeEmail} />
      </ClientTexts>
      <WaitForConfirmation check={checkConfirmed} />
    </AuthPanel>
  );
}
