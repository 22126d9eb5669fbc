"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

/** Uses the link up by a press, because mail scanners open links too. */
export function ConfirmForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("auth.verify");
  return (
    <ActionForm action={action} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <FormSubmit size="large" pendingLabel={t("confirming")}>
        {t("confirm")}
      </FormSubmit>
    </ActionForm>
  );
}
