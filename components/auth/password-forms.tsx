"use client";

import { useTranslations } from "next-intl";
import { ActionForm, useSubmission } from "#/components/ui/action-form.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

function Sent() {
  const t = useTranslations("auth.forgot");
  const { state } = useSubmission();
  return <output className="block">{state?.ok ? <Alert tone="positive">{t("sent")}</Alert> : null}</output>;
}

/** Asks for the link to a new password; the answer is the same for every address. */
export function ForgotForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.forgot");
  const login = useTranslations("auth.login");
  return (
    <ActionForm action={action} className="grid gap-5">
      <FormInput
        name="email"
        label={login("email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        required
        maxLength={254}
      />
      <FormSubmit size="large" pendingLabel={t("pending")}>
        {t("submit")}
      </FormSubmit>
      <Sent />
    </ActionForm>
  );
}

/** Sets the new password by the link's token. */
export function ResetForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("auth.reset");
  const signup = useTranslations("auth.signup");
  return (
    <ActionForm action={action} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <FormInput
        name="password"
        label={t("password")}
        hint={signup("passwordHint")}
        type="password"
        autoComplete="new-password"
        required
        check="password"
        problem={signup("passwordProblem")}
        maxLength={128}
      />
      <FormSubmit size="large" pendingLabel={t("pending")}>
        {t("submit")}
      </FormSubmit>
    </ActionForm>
  );
}
