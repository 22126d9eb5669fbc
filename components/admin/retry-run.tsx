"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { toast } from "#/components/ui/toast.tsx";

/** Sends a failed run on from where it failed. */
export function RetryRun({ runId, name, retry }: { runId: string; name: string; retry: FormAction }) {
  const t = useTranslations("admin.jobs");
  return (
    <ActionForm action={retry} onDone={() => toast.success(t("retried"))}>
      <input type="hidden" name="runId" value={runId} />
      <FormSubmit variant="secondary" size="small" pendingLabel={t("retrying")} aria-label={`${t("retry")}: ${name}`}>
        {t("retry")}
      </FormSubmit>
    </ActionForm>
  );
}
