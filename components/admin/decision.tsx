"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Dialog } from "#/components/ui/dialog.tsx";
import { Field } from "#/components/ui/field.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { Textarea } from "#/components/ui/input.tsx";
import { toast } from "#/components/ui/toast.tsx";

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
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm action={approve} onDone={() => toast.success(t("approved", { name }))} className="grid gap-2">
        <input type="hidden" name={field.name} value={field.value} />
        <FormSubmit pendingLabel={t("approving")} aria-label={`${t("approve")}: ${name}`}>
          {t("approve")}
        </FormSubmit>
      </ActionForm>
      <Button variant="secondary" aria-label={`${t("reject")}: ${name}`} onClick={() => setOpen(true)}>
        {t("reject")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("rejectTitle", { name })}
        description={t("rejectText")}
        closeLabel={ui("close")}
      >
        <ActionForm
          action={reject}
          onDone={() => {
            setOpen(false);
            toast(t("rejected", { name }));
          }}
          className="grid gap-4"
        >
          <input type="hidden" name={field.name} value={field.value} />
          <Field name="reason" label={t("reason")}>
            {(attributes) => (
              <Textarea
                {...attributes}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                maxLength={500}
                required
              />
            )}
          </Field>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1.5 text-sm text-muted">{t("templates")}</legend>
            {templates.map((template) => (
              <button
                key={template}
                type="button"
                onClick={() => setReason(template)}
                className="touch rounded-md border border-line px-3 py-2 text-left text-sm text-ink hover:bg-inset"
              >
                {template}
              </button>
            ))}
          </fieldset>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {ui("cancel")}
            </Button>
            <FormSubmit variant="danger" pendingLabel={t("rejecting")} disabled={reason.trim().length < 3}>
              {t("reject")}
            </FormSubmit>
          </div>
        </ActionForm>
      </Dialog>
    </div>
  );
}
