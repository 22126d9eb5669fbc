"use client";

import { CircleCheck, CircleX, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Card } from "#/components/ui/card.tsx";
import { Chip } from "#/components/ui/chip.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import type { SenderStatus } from "#/db/enums.ts";

export type SenderView = { id: string; name: string; status: SenderStatus; reason: string | null };

const maxLength = 11;

function SenderStatusChip({ status }: { status: SenderStatus }) {
  const t = useTranslations("portal.sender");
  if (status === "approved")
    return (
      <Chip tone="positive" icon={CircleCheck}>
        {t("approved")}
      </Chip>
    );
  if (status === "rejected" || status === "suspended")
    return (
      <Chip tone="danger" icon={CircleX}>
        {t("rejected")}
      </Chip>
    );
  return <Chip icon={Clock}>{t("waiting")}</Chip>;
}

function RequestForm({ request }: { request: FormAction }) {
  const t = useTranslations("portal.sender");
  const [name, setName] = useState("");
  return (
    <ActionForm action={request} onDone={() => setName("")} className="grid gap-4">
      <FormInput
        name="sender"
        label={t("name")}
        hint={t("nameHint", { left: Math.max(0, maxLength - name.length) })}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
      />
      <FormInput name="purpose" label={t("purpose")} hint={t("purposeHint")} maxLength={200} autoComplete="off" />
      <input type="hidden" name="traffic_class" value="transactional" />
      <p className="text-sm text-muted">{t("transactional")}</p>
      <FormSubmit variant="secondary" pendingLabel={t("requesting")} className="justify-self-start">
        {t("request")}
      </FormSubmit>
    </ActionForm>
  );
}

/** The sender IDs of the organisation, and the form for the next one (experience.md UX-15). */
export function SenderCard({ senders, request }: { senders: SenderView[]; request: FormAction | null }) {
  const t = useTranslations("portal.sender");
  return (
    <Card id="sender" title={t("title")} description={t("text")}>
      <ul className="grid gap-2 not-last:mb-4 empty:hidden">
        {senders.map((sender) => (
          <li key={sender.id} className="grid gap-1 rounded-md border border-line px-3.5 py-2.5">
            <span className="flex items-center justify-between gap-3">
              <span className="font-medium text-ink">{sender.name}</span>
              <SenderStatusChip status={sender.status} />
            </span>
            {sender.reason ? <span className="text-sm text-muted">{sender.reason}</span> : null}
          </li>
        ))}
      </ul>
      {request && senders.length === 0 ? <RequestForm request={request} /> : null}
      {request && senders.length > 0 ? (
        <details>
          <summary className="touch inline-flex items-center text-sm text-accent underline underline-offset-4">
            {t("another")}
          </summary>
          <div className="mt-4">
            <RequestForm request={request} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}
