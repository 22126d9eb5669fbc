"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ActionForm, useSubmission } from "#/components/ui/action-form.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

const waitSeconds = 60;

function useCountdown(seconds: number) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return { left, restart: () => setLeft(seconds) };
}

function Sent() {
  const t = useTranslations("auth.verify");
  const { state } = useSubmission();
  return <output className="block text-sm text-positive">{state?.ok ? t("resent") : ""}</output>;
}

/** Sends the link again after a minute, to the same or to another address (experience.md UX-11). */
export function ResendLink({ email, resend, change }: { email: string; resend: FormAction; change: FormAction }) {
  const t = useTranslations("auth.verify");
  const { left, restart } = useCountdown(waitSeconds);
  return (
    <div className="grid gap-5">
      <ActionForm action={resend} onDone={restart} className="grid justify-items-start gap-3">
        <input type="hidden" name="email" value={email} />
        <FormSubmit variant="secondary" pendingLabel={t("resending")} disabled={left > 0} className="figures">
          {left > 0 ? t("resendIn", { seconds: left }) : t("resend")}
        </FormSubmit>
        <Sent />
      </ActionForm>
      <details className="group border-t border-line pt-4">
        <summary className="touch inline-flex items-center text-sm text-accent underline underline-offset-4">
          {t("change")}
        </summary>
        <ActionForm action={change} onDone={restart} className="mt-4 grid gap-4">
          <input type="hidden" name="email" value={email} />
          <FormInput
            name="newEmail"
            label={t("newEmail")}
            type="email"
            inputMode="email"
            autoComplete="email"
            required
            maxLength={254}
          />
          <FormSubmit variant="secondary" pendingLabel={t("resending")} className="justify-self-start">
            {t("changeSubmit")}
          </FormSubmit>
          <Sent />
        </ActionForm>
      </details>
    </div>
  );
}
