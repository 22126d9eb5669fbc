"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Card } from "#/components/ui/card.tsx";
import { CopyButton } from "#/components/ui/copy-button.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";

type WebhookFormProps = {
  url: string | null;
  /** Stores the address; answers the secret when a new one was made. */
  save: FormAction<{ secret?: string | null }>;
};

/** Where we call the tenant's own server. */
export function WebhookForm({ url, save }: WebhookFormProps) {
  const t = useTranslations("portal.webhook");
  const [saved, setSaved] = useState<{ secret: string | null } | null>(null);
  return (
    <Card id="webhook" title={t("title")} description={t("text")}>
      <ActionForm action={save} onDone={({ secret }) => setSaved({ secret: secret ?? null })} className="grid gap-4">
        <FormInput
          name="webhook_url"
          label={t("url")}
          hint={t("urlHint")}
          type="url"
          inputMode="url"
          defaultValue={url ?? ""}
          placeholder="https://example.co.ke/hooks/sms"
          maxLength={2000}
          autoComplete="off"
        />
        <FormSubmit variant="secondary" pendingLabel={t("saving")} className="justify-self-start">
          {t("save")}
        </FormSubmit>
      </ActionForm>
      <output className="block mt-3 text-sm text-positive empty:hidden">{saved ? t("saved") : ""}</output>
      {saved?.secret ? (
        <div className="mt-3 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
          <h3 className="text-sm font-medium text-ink">{t("secret")}</h3>
          <div className="flex items-center gap-1 rounded-md border border-line bg-inset py-1 pr-1 pl-3.5">
            <code className="min-w-0 grow font-mono text-[13px] break-all text-ink">{saved.secret}</code>
            <CopyButton text={saved.secret} label={t("copySecret")} copiedLabel={t("secret")} />
          </div>
          <p className="text-sm text-muted">{t("secretText")}</p>
        </div>
      ) : null}
    </Card>
  );
}
