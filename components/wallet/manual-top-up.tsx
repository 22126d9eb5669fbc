"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { Button } from "#/components/ui/button.tsx";
import { Field } from "#/components/ui/field.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { Select } from "#/components/ui/select.tsx";

/** A request as its form tells of it. */
export type RequestView = {
  reference: string;
  /** KES. */
  amount: number;
};

type ManualTopUpProps = { request: FormAction<{ request: RequestView }> };

/** Tells staff of money that was paid by bank or another road; they look for it and credit what arrived. */
export function ManualTopUp({ request }: ManualTopUpProps) {
  const t = useTranslations("wallet.manual");
  const [sent, setSent] = useState<RequestView | null>(null);
  if (sent)
    return (
      <Alert
        tone="positive"
        title={t("sent", { amount: `KES ${formatAmount(sent.amount)}`, reference: sent.reference })}
        action={
          <Button variant="secondary" size="small" onClick={() => setSent(null)}>
            {t("another")}
          </Button>
        }
      >
        {t("sentText")}
      </Alert>
    );
  return (
    <ActionForm action={request} lost={t("lost")} onDone={(answer) => setSent(answer.request)} className="grid gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <FormInput
          name="transferred"
          label={t("amount")}
          hint={t("amountHint")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          className="figures"
        />
        <Field name="method" label={t("method")}>
          {(attributes) => (
            <Select {...attributes} defaultValue="bank">
              <option value="bank">{t("bank")}</option>
              <option value="manual">{t("other")}</option>
            </Select>
          )}
        </Field>
      </div>
      <FormInput name="proof" label={t("proof")} hint={t("proofHint")} autoComplete="off" maxLength={300} />
      <FormSubmit variant="secondary" pendingLabel={t("pending")} className="justify-self-start">
        {t("submit")}
      </FormSubmit>
    </ActionForm>
  );
}
