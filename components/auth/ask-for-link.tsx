"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

/** Asks for a new link where nobody knows the address: after a dead link on another device. */
export function AskForLink({ action }: { action: FormAction }) {
  const t = useTranslations("auth.verify");
  const signup = useTranslations("auth.signup");
  return (
    <ActionForm action={action} className="grid gap-5">
      <FormInput
        name="email"
        label={signup("email")}
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        maxLength={254}
        check="email"
        problem={signup("emailProblem")}
      />
      <FormSubmit size="large" pendingLabel={t("resending")}>
        {t("askSubmit")}
      </FormSubmit>
    </ActionForm>
  );
}
