"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#/components/ui/action-form.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { toast } from "#/components/ui/toast.tsx";
import { RejectButton } from "./reject-button.tsx";

type DecisionProps = {
  /** The hidden field that says what is decided, e.g. tenantId. */
  field: { name: string; value: string };
  /** What it is called. */
  name: string;
  /** Reasons that come up often, ready to take. */
  templates: string[];
  approve: FormAction;
  reject: FormAction;
};

/** One click approves; a rejection asks for the reason that the tenant will read. */
export function Decision({ field, name, templates, approve, reject }: DecisionProps) {
  const t = useTranslations("admin.approvals");
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm action={approve} onDone={() => toast.success(t("approved", { name }))} className="grid gap-2">
        <input type="hidden" name={field.name} value={field.value} />
        <FormSubmit data-decide="approve" pendingLabel={t("approving")} aria-label={`${t("approve")}: ${name}`}>
          {t("approve")}
        </FormSubmit>
      </ActionForm>
      <RejectButton field={field} name={name} templates={templates} reject={reject} />
    </div>
  );
}
