"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Dialog } from "#/components/ui/dialog.tsx";
import { Field } from "#/components/ui/field.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { Textarea } from "#/components/ui/input.tsx";
import { toast } from "#/components/ui/toast.tsx";

export type ReasonTexts = {
  open: string;
  title: string;
  text: string;
  label: string;
  pending: string;
  done: string;
};

type ReasonButtonProps = {
  /** The hidden field that says what is decided, e.g. tenantId. */
  field: { name: string; value: string };
  /** What it is called. */
  name: string;
  texts: ReasonTexts;
  /** Reasons that come up often, ready to take. */
  templates: string[];
  action: FormAction;
  danger?: boolean;
};

/** A decision that needs a sentence: asks for it, with some ready to take. */
export function ReasonButton({ field, name, texts, templates, action, danger = false }: ReasonButtonProps) {
  const t = useTranslations("admin.approvals");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const text = useRef<HTMLTextAreaElement>(null);
  // It is a beginning: the cursor goes to where it can be changed.
  const take = (template: string) => {
    setReason(template);
    text.current?.focus();
  };
  return (
    <>
      <Button
        variant="secondary"
        data-decide={danger ? "reject" : undefined}
        aria-label={`${texts.open}: ${name}`}
        onClick={() => setOpen(true)}
      >
        {texts.open}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={texts.title} description={texts.text} closeLabel={ui("close")}>
        <ActionForm
          action={action}
          onDone={() => {
            setOpen(false);
            toast(texts.done);
          }}
          className="grid gap-4"
        >
          <input type="hidden" name={field.name} value={field.value} />
          <Field name="reason" label={texts.label}>
            {(attributes) => (
              <Textarea
                {...attributes}
                ref={text}
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
                onClick={() => take(template)}
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
            <FormSubmit
              variant={danger ? "danger" : "primary"}
              pendingLabel={texts.pending}
              disabled={reason.trim().length < 3}
            >
              {texts.open}
            </FormSubmit>
          </div>
        </ActionForm>
      </Dialog>
    </>
  );
}
