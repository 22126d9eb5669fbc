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

type CreditButtonProps = {
  paymentId: string;
  /** Whose wallet. */
  name: string;
  /** KES that were asked for. */
  asked: number;
  /** Where its reference is looked up. */
  at: "bank" | "mpesa";
  approve: FormAction;
};

/** Approves money that was found: its amount is confirmed and its reference noted before anything is credited. */
export function CreditButton({ paymentId, name, asked, at, approve }: CreditButtonProps) {
  const t = useTranslations("admin.credit");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(formatAmount(asked));
  const plain = typed.replace(/[\s,]/g, "");
  const isRight = /^\d{1,7}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0;
  const amount = `KES ${formatAmount(isRight ? Number(plain) : 0)}`;
  return (
    <>
      <Button
        data-decide="approve"
        aria-label={`${t("open")}: ${name}, KES ${formatAmount(asked)}`}
        onClick={() => setOpen(true)}
      >
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title", { name })}
        description={t("text")}
        closeLabel={ui("close")}
      >
        <ActionForm
          action={approve}
          onDone={() => {
            setOpen(false);
            toast.success(t("done", { amount, name }));
          }}
          className="grid gap-4"
        >
          <input type="hidden" name="paymentId" value={paymentId} />
          <FormInput
            name="amount"
            label={t("amount")}
            hint={t("asked", { amount: `KES ${formatAmount(asked)}` })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={14}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="figures"
          />
          <FormInput
            name="reference"
            label={t("reference")}
            hint={t(at === "bank" ? "referenceBank" : "referenceMpesa")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            className="figures uppercase"
          />
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {ui("cancel")}
            </Button>
            <FormSubmit pendingLabel={t("pending")} disabled={!isRight}>
              {t("submit", { amount })}
            </FormSubmit>
          </div>
        </ActionForm>
      </Dialog>
    </>
  );
}
