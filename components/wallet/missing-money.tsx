"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { Button } from "#/components/ui/button.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { formatAmount } from "#/components/ui/money.tsx";

/** Where money that was missed is, as its form tells of it. */
export type MissingMoneyView = {
  outcome: "found" | "linked" | "queued";
  /** TXN-YYYYMMDD-NNNN of the line it is on. */
  reference: string;
  /** KES. */
  amount: number;
};

type MissingMoneyProps = { report: FormAction<{ answer: MissingMoneyView }> };

/** Asks for the receipt and answers where its money is (experience.md UX-76). */
export function MissingMoney({ report }: MissingMoneyProps) {
  const t = useTranslations("wallet.missing");
  const [answer, setAnswer] = useState<MissingMoneyView | null>(null);
  if (answer) {
    const { outcome, reference } = answer;
    const facts = { amount: `KES ${formatAmount(answer.amount)}`, reference };
    return (
      <div className="grid justify-items-start gap-4" data-outcome={outcome}>
        <Alert tone={outcome === "found" ? "positive" : "info"} title={t(`${outcome}.title`, facts)}>
          {t(`${outcome}.text`, facts)}
        </Alert>
        <div className="flex flex-wrap gap-3">
          <Button asChild variant="secondary">
            <a href={`/dashboard/wallet?search=${encodeURIComponent(reference)}#statement`}>{t("show")}</a>
          </Button>
          <Button variant="quiet" onClick={() => setAnswer(null)}>
            {t("another")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <ActionForm action={report} lost={t("lost")} onDone={(done) => setAnswer(done.answer)} className="grid gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <FormInput
          name="receipt"
          label={t("receipt")}
          hint={t("receiptHint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          className="figures uppercase"
        />
        <FormInput
          name="paid"
          label={t("amount")}
          hint={t("amountHint")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          className="figures"
        />
      </div>
      <FormSubmit variant="secondary" pendingLabel={t("pending")} className="justify-self-start">
        {t("submit")}
      </FormSubmit>
    </ActionForm>
  );
}
