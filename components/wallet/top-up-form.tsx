"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import type { Mode } from "#/db/enums.ts";
import type { TopUpView } from "./top-up-view.ts";

type TopUpFormProps = {
  mode: Mode;
  /** KES per segment. */
  price: number;
  /** The phone used last, as it is typed. */
  phone: string;
  start: FormAction<{ topUp: TopUpView }>;
  onStarted: (topUp: TopUpView) => void;
};

const offered = [500, 1000, 2500, 5000];
const least = 100;
const most = 50_000;

const magicGuide = "/docs/test-mode#magic-phones-and-amounts-for-top-ups";

/** Amount, phone, and what it gives, before anything is paid (experience.md UX-70). */
export function TopUpForm({ mode, price, phone, start, onStarted }: TopUpFormProps) {
  const t = useTranslations("wallet.topUp");
  const [typed, setTyped] = useState("1000");
  const amount = Number(typed);
  const isRight = /^\d+$/.test(typed) && amount >= least && amount <= most;
  const shown = `KES ${formatAmount(isRight ? amount : 0)}`;
  return (
    <ActionForm action={start} lost={t("lost")} onDone={({ topUp }) => onStarted(topUp)} className="grid gap-5">
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium text-ink">{t("amount")}</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {offered.map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={amount === value}
              onClick={() => setTyped(String(value))}
              className="figures h-11 rounded-md border border-line-strong/60 bg-surface text-sm font-medium text-ink hover:bg-inset aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent aria-pressed:shadow-[inset_0_0_0_1px_var(--accent)]"
            >
              {value.toLocaleString("en-KE")}
            </button>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormInput
          name="amount"
          label={t("own")}
          hint={isRight || typed === "" ? t("ownHint") : <span className="text-danger">{t("range")}</span>}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={typed}
          onChange={(event) => setTyped(event.target.value.replace(/[^\d]/g, ""))}
          className="figures"
        />
        <FormInput
          name="phone"
          label={t("phone")}
          hint={t("phoneHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          defaultValue={phone}
          check="phone"
          problem={t("phoneProblem")}
          className="figures"
        />
      </div>
      <p aria-live="polite" className="figures text-sm text-muted">
        {t("gives", { units: isRight && price > 0 ? Math.floor(amount / price) : 0, amount: shown })}
      </p>
      <FormSubmit size="large" pendingLabel={t("pending")} disabled={!isRight} className="sm:justify-self-start">
        {t("submit", { amount: shown })}
      </FormSubmit>
      {mode === "test" ? (
        <p className="text-sm text-muted">
          {t.rich("playNote", {
            link: (words) => (
              <a href={magicGuide} className="underline decoration-line-strong underline-offset-4 hover:text-ink">
                {words}
              </a>
            ),
          })}
        </p>
      ) : null}
    </ActionForm>
  );
}
