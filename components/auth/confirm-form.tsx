"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActionForm, useSubmission } from "#/components/ui/action-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

/** The press, or, once the link turned out to be dead, the ways on from there. */
function Step() {
  const t = useTranslations("auth.verify");
  const { state } = useSubmission();
  const isDead = state && !state.ok && state.code === "identity.link_invalid";
  if (!isDead)
    return (
      <FormSubmit size="large" pendingLabel={t("confirming")}>
        {t("confirm")}
      </FormSubmit>
    );
  return (
    <>
      <p className="text-sm text-muted">{t("deadLead")}</p>
      <div className="flex flex-wrap gap-3">
        <Button asChild>
          <Link href="/verify-email">{t("again")}</Link>
        </Button>
        <Button asChild variant="secondary">
          <Link href="/login">{t("signIn")}</Link>
        </Button>
      </div>
    </>
  );
}

/** Uses the link up by a press, because mail scanners open links too. */
export function ConfirmForm({ action, token }: { action: FormAction; token: string }) {
  return (
    <ActionForm action={action} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <Step />
    </ActionForm>
  );
}
