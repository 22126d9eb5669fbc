"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm, useSubmission } from "#/components/ui/action-form.tsx";
import { Field } from "#/components/ui/field.tsx";
import { FormInput } from "#/components/ui/form-input.tsx";
import type { FormAction, FormState } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { Input } from "#/components/ui/input.tsx";
import { type TrafficClass, trafficClasses } from "#/db/enums.ts";
import { senderNameMaxLength, strangeCharacterOf } from "#/lib/senders/sender-name.ts";

/** The name, judged at each key: a paste that is too long is said, not cut. */
function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const t = useTranslations("portal.sender");
  const { state } = useSubmission();
  const [changedAfter, setChangedAfter] = useState<FormState>(null);
  const refused = state && !state.ok && state !== changedAfter ? state.fields?.["sender"] : undefined;
  const strange = strangeCharacterOf(name);
  const over = name.length - senderNameMaxLength;
  const fault = strange ? t("strange", { character: strange }) : over > 0 ? t("tooLong", { over }) : refused;
  return (
    <Field name="sender" label={t("name")} hint={t("nameHint", { left: Math.max(0, -over) })} error={fault}>
      {(attributes) => (
        <Input
          {...attributes}
          value={name}
          onChange={(event) => {
            setChangedAfter(state);
            onChange(event.target.value);
          }}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}

function ClassChoice({ value, onChange }: { value: TrafficClass; onChange: (value: TrafficClass) => void }) {
  const t = useTranslations("portal.sender");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">{t("class")}</legend>
      {trafficClasses.map((option) => (
        <label
          key={option}
          className="touch grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-md border border-line px-3.5 py-2.5 text-sm has-checked:border-accent has-checked:bg-accent-soft/40 has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="traffic_class"
            value={option}
            checked={value === option}
            onChange={() => onChange(option)}
            className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
          />
          <span className="font-medium text-ink">{t(option)}</span>
          <span className="col-start-2 text-muted">{t(`${option}Text`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How the name stands in the list of messages on a phone. */
function Preview({ name, of }: { name: string; of: TrafficClass }) {
  const t = useTranslations("portal.sender");
  const shown = name.trim() === "" ? t("previewName") : name.trim().slice(0, senderNameMaxLength);
  return (
    <figure className="grid gap-1.5">
      <figcaption className="text-sm font-medium text-ink">{t("preview")}</figcaption>
      <div className="flex items-center gap-3 rounded-lg border border-line bg-background px-3.5 py-3">
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-sm font-semibold text-accent-ink"
        >
          {shown.slice(0, 1).toUpperCase()}
        </span>
        <span className="grid min-w-0 grow">
          <span className="flex items-baseline justify-between gap-3">
            <span className="truncate text-sm font-semibold text-ink">{shown}</span>
            <span className="figures text-xs text-muted">10:24</span>
          </span>
          <span className="truncate text-sm text-muted">{t(`${of}Example`)}</span>
        </span>
      </div>
    </figure>
  );
}

/** Asks for a sender ID: what each class is for, the name checked while it is typed, and how it will look (experience.md UX-15). */
export function SenderForm({ request }: { request: FormAction }) {
  const t = useTranslations("portal.sender");
  const [name, setName] = useState("");
  const [trafficClass, setTrafficClass] = useState<TrafficClass>("transactional");
  return (
    <ActionForm action={request} onDone={() => setName("")} className="grid gap-4">
      <NameField name={name} onChange={setName} />
      <Preview name={name} of={trafficClass} />
      <ClassChoice value={trafficClass} onChange={setTrafficClass} />
      <FormInput name="purpose" label={t("purpose")} hint={t("purposeHint")} maxLength={200} autoComplete="off" />
      <FormSubmit variant="secondary" pendingLabel={t("requesting")} className="justify-self-start">
        {t("request")}
      </FormSubmit>
    </ActionForm>
  );
}
