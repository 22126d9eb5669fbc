"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Dialog } from "#/components/ui/dialog.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { toast } from "#/components/ui/toast.tsx";

export type Assignee = { clientId: number; name: string };

type AssignButtonProps = {
  suspenseId: string;
  /** KES. */
  amount: number;
  receipt: string;
  likely: Assignee | null;
  find: FormAction<{ assignee: Assignee }>;
  assign: FormAction;
};

/** Money in suspense finds its owner: the client ID is looked up, and its name confirmed, before anything is credited. */
export function AssignButton({ suspenseId, amount: kes, receipt, likely, find, assign }: AssignButtonProps) {
  const t = useTranslations("admin.assign");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [assignee, setAssignee] = useState<Assignee | null>(null);
  const amount = `KES ${formatAmount(kes)}`;
  const show = (next: boolean) => {
    setOpen(next);
    setAssignee(null);
  };
  return (
    <>
      <Button aria-label={`${t("open")}: ${amount}, ${receipt}`} onClick={() => show(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={t("title", { amount })}
        description={t("text")}
        closeLabel={ui("close")}
      >
        {assignee ? (
          <ActionForm
            key={assignee.clientId}
            action={assign}
            onDone={() => {
              show(false);
              toast.success(t("done", { amount, name: assignee.name }));
            }}
            className="grid gap-4"
          >
            <input type="hidden" name="suspenseId" value={suspenseId} />
            <input type="hidden" name="clientId" value={assignee.clientId} />
            <p className="rounded-md border border-line bg-inset px-4 py-3 text-ink">
              {t("found", { name: assignee.name, id: String(assignee.clientId) })}
            </p>
            <div className="flex flex-wrap justify-end gap-2">
              <Button variant="quiet" onClick={() => setAssignee(null)}>
                {t("change")}
              </Button>
              <FormSubmit pendingLabel={t("pending")} className="h-auto min-h-10 whitespace-normal py-2">
                {t("submit", { amount, name: assignee.name })}
              </FormSubmit>
            </div>
          </ActionForm>
        ) : (
          <ActionForm action={find} onDone={({ assignee: found }) => setAssignee(found)} className="grid gap-4">
            <FormInput
              name="clientId"
              label={t("clientId")}
              hint={t("clientIdHint")}
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              defaultValue={likely?.clientId ?? ""}
              className="figures"
            />
            <div className="flex justify-end gap-2">
              <Button variant="quiet" onClick={() => show(false)}>
                {ui("cancel")}
              </Button>
              <FormSubmit pendingLabel={t("finding")}>{t("find")}</FormSubmit>
            </div>
          </ActionForm>
        )}
      </Dialog>
    </>
  );
}
