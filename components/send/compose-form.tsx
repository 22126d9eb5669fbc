"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { ActionForm } from "#/components/ui/action-form.tsx";
import { Alert } from "#/components/ui/alert.tsx";
import { Card } from "#/components/ui/card.tsx";
import { Field } from "#/components/ui/field.tsx";
import type { FormAction } from "#/components/ui/form-state.ts";
import { FormSubmit } from "#/components/ui/form-submit.tsx";
import { Textarea } from "#/components/ui/input.tsx";
import { formatAmount } from "#/components/ui/money.tsx";
import { Select } from "#/components/ui/select.tsx";
import { addOptOutText } from "#/lib/messaging/add-opt-out-text.ts";
import { countSegments, maxSegments } from "#/lib/messaging/segments.ts";
import { CostSummary } from "./cost-summary.tsx";
import { readRecipients } from "./recipient-list.ts";
import { SentNote, type SentMessages } from "./sent-note.tsx";
import { useDraft } from "./use-draft.ts";

type ComposeFormProps = {
  /** Approved sender IDs; in test mode TEST when there is none. */
  senders: string[];
  /** The way out that messages from a promotional sender ID carry, by its name. */
  optOutTexts: Record<string, string>;
  /** KES per segment. */
  price: number;
  /** The tenant's time zone. */
  zone: string;
  /** KES that can be spent; null when the reader may not see it. */
  balance: number | null;
  /** Names the place of the draft in this browser: tenant and mode. */
  draftKey: string;
  /** Sent with the form, so that a second press is the same request. */
  idempotencyKey: string;
  send: FormAction<SentMessages>;
};

const mostRecipients = 1000;

/** One box: to whom, from whom, what; the price beside it at each keystroke (experience.md UX-30 to UX-33). */
export function ComposeForm(props: ComposeFormProps) {
  const { senders, optOutTexts, price, zone, balance, draftKey, idempotencyKey, send } = props;
  const t = useTranslations("send");
  const [draft, setDraft, clearDraft] = useDraft(draftKey);
  const [sent, setSent] = useState<SentMessages | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [sender, setSender] = useState(senders[0] ?? "");
  const typed = useDeferredValue(draft.to);
  const recipients = useMemo(() => readRecipients(typed), [typed]);
  const wayOut = optOutTexts[sender] ?? "";
  const length = countSegments(draft.text === "" ? "" : addOptOutText(draft.text, wayOut));
  const people = recipients.good.length;
  const total = people * length.segments * price;
  const missing = balance === null ? 0 : Math.max(0, total - balance);
  const odd = [...new Set(length.nonGsm.map(({ char }) => char))].slice(0, 6);
  const isReady =
    people > 0 &&
    people <= mostRecipients &&
    draft.text.trim() !== "" &&
    length.segments <= maxSegments &&
    missing === 0;

  if (sent) {
    const startAgain = () => {
      setSent(null);
      setAttempt((count) => count + 1);
    };
    return <SentNote sent={sent} zone={zone} startAgain={startAgain} />;
  }

  return (
    <ActionForm
      action={send}
      onDone={(answer) => {
        clearDraft();
        setSent(answer);
      }}
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <input type="hidden" name="idempotency_key" value={`${idempotencyKey}-${attempt}`} />
      <Card>
        <div className="grid gap-5">
          <Field name="recipients" label={t("to")} hint={t("toHint")}>
            {(attributes) => (
              <Textarea
                {...attributes}
                rows={3}
                inputMode="tel"
                autoComplete="off"
                spellCheck={false}
                value={draft.to}
                onChange={(event) => setDraft({ ...draft, to: event.target.value })}
                className="figures"
              />
            )}
          </Field>
          {recipients.bad.length > 0 ? (
            <Alert tone="warning" title={t("badTitle", { count: recipients.bad.length })}>
              <ul className="mt-1 grid gap-1">
                {recipients.bad.slice(0, 5).map(({ line, text, reason }) => (
                  <li key={`${line}-${text}`}>
                    <code className="font-mono text-[13px] wrap-anywhere">{text}</code> {t("badLine", { line, reason })}
                  </li>
                ))}
              </ul>
            </Alert>
          ) : null}
          <Field name="sender" label={t("from")}>
            {(attributes) => (
              <Select {...attributes} value={sender} onChange={(event) => setSender(event.target.value)}>
                {senders.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <div className="grid gap-2">
            <Field
              name="message"
              label={t("message")}
              hint={
                <span className="figures">
                  {t("count", {
                    units: length.units,
                    room: length.perSegment * Math.max(1, length.segments),
                    segments: length.segments,
                  })}
                </span>
              }
              error={length.segments > maxSegments ? t("tooLong") : undefined}
            >
              {(attributes) => (
                <Textarea
                  {...attributes}
                  rows={6}
                  value={draft.text}
                  onChange={(event) => setDraft({ ...draft, text: event.target.value })}
                />
              )}
            </Field>
            {wayOut === "" ? null : <p className="text-sm text-muted">{t("wayOut", { text: wayOut })}</p>}
            {odd.length > 0 ? (
              <p className="text-sm text-warning">{t("unicode", { chars: odd.join(" "), count: odd.length })}</p>
            ) : null}
          </div>
        </div>
      </Card>
      <CostSummary
        people={people}
        repeated={recipients.repeated}
        tooMany={people > mostRecipients}
        each={length.segments * price}
        total={total}
        after={balance === null ? null : balance - total}
        missing={missing}
      >
        <FormSubmit size="large" pendingLabel={t("pending")} disabled={!isReady} className="figures w-full">
          {t("submit", { count: people, total: `KES ${formatAmount(total)}` })}
        </FormSubmit>
      </CostSummary>
    </ActionForm>
  );
}
