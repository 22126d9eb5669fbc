"use client";

import { useTranslations } from "next-intl";
import { ActionForm, useSubmission } from "#/components/ui/action-form.tsx";
import { fieldId } from "#/components/ui/field.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

function Terms({ label }: { label: string }) {
  const { state } = useSubmission();
  const error = state && !state.ok ? state.fields?.["terms"] : undefined;
  return (
    <div className="grid gap-1.5">
      <label className="touch flex cursor-pointer items-start gap-3 text-sm text-ink">
        <input
          type="checkbox"
          id={fieldId("terms")}
          name="terms"
          value="on"
          required
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
      {error ? <p className="text-sm text-danger">{error}</p> : null}
    </div>
  );
}

/** The six things we need to know (experience.md UX-10). */
export function SignUpForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.signup");
  return (
    <ActionForm action={action} className="grid gap-5">
      <FormInput
        name="organisation"
        label={t("organisation")}
        autoComplete="organization"
        required
        maxLength={80}
        check="filled"
        problem={t("organisationProblem")}
      />
      <FormInput
        name="name"
        label={t("name")}
        autoComplete="name"
        required
        maxLength={80}
        check="filled"
        problem={t("nameProblem")}
      />
      <FormInput
        name="email"
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        maxLength={254}
        check="email"
        problem={t("emailProblem")}
      />
      <FormInput
        name="phone"
        label={t("phone")}
        hint={t("phoneHint")}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        maxLength={20}
        check="phone"
        problem={t("phoneProblem")}
      />
      <FormInput
        name="password"
        label={t("password")}
        hint={t("passwordHint")}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={128}
        check="password"
        problem={t("passwordProblem")}
      />
      <Terms label={t("terms")} />
      <FormSubmit size="large" pendingLabel={t("pending")}>
        {t("submit")}
      </FormSubmit>
    </ActionForm>
  );
}
