"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

type LoginFormProps = {
  action: FormAction;
  /** Where the reader wanted to go (experience.md UX-03). */
  next?: string | undefined;
  email?: string | undefined;
};

/** One form for tenants and staff. */
export function LoginForm({ action, next, email }: LoginFormProps) {
  const t = useTranslations("auth.login");
  return (
    <ActionForm action={action} className="grid gap-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <FormInput
        name="email"
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        defaultValue={email}
        required
        maxLength={254}
      />
      <FormInput
        name="password"
        label={t("password")}
        type="password"
        autoComplete="current-password"
        required
        maxLength={1000}
      />
      <FormSubmit size="large" pendingLabel={t("pending")}>
        {t("submit")}
      </FormSubmit>
    </ActionForm>
  );
}
