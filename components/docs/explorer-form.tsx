"use client";

import { type FormEvent, useId, useState } from "react";
import type { ExplorerCall } from "./explorer.tsx";
import type { ExplorerField } from "./explorer-fields.ts";
import { buildRequest, refuseKey } from "./explorer-request.ts";
import { highlight } from "./highlight.ts";

type Outcome =
  | { kind: "waiting" }
  | { kind: "refused"; message: string }
  | { kind: "answered"; status: number; durationMs: number; requestId: string; remaining: string | null; text: string };

const control =
  "touch h-10 w-full min-w-0 rounded-md border border-line-strong bg-background px-3 text-base text-ink hover:border-muted sm:text-sm";

/** The key stays in this tab, never in a cookie. */
const keptKey = "jumbe_docs_test_key";

export default function ExplorerForm({ call, testKey }: { call: ExplorerCall; testKey: string | null }) {
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(call.fields.map(({ place, name, initial }) => [`${place}.${name}`, initial])),
  );
  const [key, setKey] = useState(() => testKey ?? sessionStorage.getItem(keptKey) ?? "");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const waiting = outcome?.kind === "waiting";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (waiting) return;
    setOutcome({ kind: "waiting" });
    setOutcome(await makeCall(call, texts, key.trim()));
    if (!testKey && refuseKey(key.trim()) === null) sessionStorage.setItem(keptKey, key.trim());
  };

  return (
    <form onSubmit={submit} className="grid gap-4 border-t border-line px-5 py-5">
      {testKey ? null : <KeyField value={key} onChange={setKey} />}
      {call.fields.map((field) => {
        const name = `${field.place}.${field.name}`;
        return (
          <FieldControl
            key={name}
            field={field}
            value={texts[name] ?? ""}
            onChange={(text) => setTexts((now) => ({ ...now, [name]: text }))}
          />
        );
      })}
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="submit"
          aria-disabled={waiting}
          className="touch inline-flex h-10 items-center justify-center rounded-md bg-accent px-4 text-sm font-medium text-accent-ink hover:bg-accent-hover aria-disabled:opacity-55"
        >
          {waiting ? "One moment…" : `Send ${call.method}`}
        </button>
        {testKey ? <p className="text-sm text-muted">With your own test key.</p> : null}
      </div>
      <OutcomeView outcome={outcome} />
    </form>
  );
}

async function makeCall(call: ExplorerCall, texts: Record<string, string>, key: string): Promise<Outcome> {
  const refusal = refuseKey(key);
  if (refusal) return { kind: "refused", message: refusal };
  try {
    const { url, body } = buildRequest(call, texts);
    const startedAtMs = performance.now();
    const response = await fetch(url, {
      method: call.method,
      headers: { "X-API-Key": key, ...(body ? { "Content-Type": "application/json" } : {}) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return {
      kind: "answered",
      status: response.status,
      durationMs: Math.round(performance.now() - startedAtMs),
      requestId: response.headers.get("X-Request-Id") ?? "",
      remaining: response.headers.get("RateLimit-Remaining"),
      text: indent(text),
    };
  } catch (error) {
    const offline = error instanceof TypeError;
    return {
      kind: "refused",
      message: offline || !(error instanceof Error) ? "The call did not arrive. Are you online?" : error.message,
    };
  }
}

function indent(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function KeyField({ value, onChange }: { value: string; onChange: (key: string) => void }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        Test key
      </label>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder="sk_test_…"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        className={`${control} font-mono`}
      />
      <p id={`${id}-hint`} className="text-sm text-muted">
        <a
          href={`/login?next=${encodeURIComponent(location.pathname)}`}
          className="text-accent underline underline-offset-4"
        >
          Sign in
        </a>{" "}
        to use your own, or paste one. Live keys are refused here.
      </p>
    </div>
  );
}

type FieldControlProps = { field: ExplorerField; value: string; onChange: (text: string) => void };

function FieldControl({ field, value, onChange }: FieldControlProps) {
  const id = useId();
  const options = field.kind === "boolean" ? ["true", "false"] : field.values;
  const shared = {
    id,
    value,
    required: field.required,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <label htmlFor={id} className="font-mono text-[13px] break-all text-ink">
        {field.name}
        {field.required ? <span className="font-sans text-xs text-muted"> required</span> : null}
      </label>
      {field.kind === "choice" || field.kind === "boolean" ? (
        <select {...shared} className={control}>
          <option value="">Not given</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          inputMode={field.kind === "number" ? "decimal" : undefined}
          placeholder={field.kind === "json" ? "JSON" : undefined}
          autoComplete="off"
          className={field.kind === "json" ? `${control} font-mono` : control}
        />
      )}
    </div>
  );
}

function OutcomeView({ outcome }: { outcome: Outcome | null }) {
  return (
    <div aria-live="polite">
      {outcome?.kind === "refused" ? <p className="text-sm font-medium text-danger">{outcome.message}</p> : null}
      {outcome?.kind === "answered" ? (
        <figure className="overflow-hidden rounded-lg border border-line bg-code">
          <figcaption className="figures flex flex-wrap gap-x-4 gap-y-1 border-b border-white/10 px-4 py-2.5 font-mono text-xs text-code-muted">
            <span className={outcome.status < 400 ? "text-code-string" : "text-code-name"}>HTTP {outcome.status}</span>
            <span>{outcome.durationMs} ms</span>
            <span className="break-all">{outcome.requestId}</span>
            {outcome.remaining ? <span>{outcome.remaining} calls left this minute</span> : null}
          </figcaption>
          <pre className="max-h-96 overflow-y-auto px-4 py-3.5 font-mono text-[13px] leading-6 wrap-anywhere whitespace-pre-wrap text-code-ink">
            <code className="font-mono" dangerouslySetInnerHTML={{ __html: highlight(outcome.text, "json") }} />
          </pre>
        </figure>
      ) : null}
    </div>
  );
}
