"use client";

import { useState } from "react";
import { countSegments } from "#/lib/messaging/segments.ts";
import { PhoneScreen, type PhoneMessage } from "./phone-screen.tsx";

type LiveSampleTexts = {
  label: string;
  file: string;
  message: string;
  initial: string;
  run: string;
  running: string;
  answer: string;
  phone: string;
  today: string;
  earlier: string;
  delivered: string;
  note: string;
};

type LiveSampleProps = { apiUrl: string; texts: LiveSampleTexts };

const sender = "MWANGAZA";
const startBalance = 1000;

function Name({ children }: { children: string }) {
  return <span className="text-code-name">{children}</span>;
}

function Text({ children }: { children: string }) {
  return <span className="text-code-string">{children}</span>;
}

function Request({ apiUrl, message }: { apiUrl: string; message: string }) {
  return (
    <pre className="overflow-x-auto font-mono text-[13px] leading-6 whitespace-pre-wrap wrap-anywhere text-code-ink">
      <span className="text-code-muted">$ </span>curl {apiUrl}/sms/send \{"\n"}
      {"  "}-H <Text>"X-API-Key: sk_test_…"</Text> \{"\n"}
      {"  "}-d {"'{"}
      {"\n    "}
      <Name>"recipient"</Name>: <Text>"0712345678"</Text>,{"\n    "}
      <Name>"sender"</Name>: <Text>{`"${sender}"`}</Text>,{"\n    "}
      <Name>"message"</Name>: <Text>{JSON.stringify(message)}</Text>
      {"\n  "}
      {"}'"}
    </pre>
  );
}

function Answer({ segments, balance }: { segments: number; balance: number }) {
  return (
    <pre className="figures overflow-x-auto font-mono text-[13px] leading-6 whitespace-pre-wrap text-code-ink">
      <span className="text-code-muted">HTTP/1.1 </span>202 Accepted{"\n"}
      {"{ "}
      <Name>"status"</Name>: <Text>"queued"</Text>, <Name>"segments"</Name>: {segments}, <Name>"cost"</Name>: {segments}
      , <Name>"balance"</Name>: {balance}, <Name>"currency"</Name>: <Text>"KES"</Text>
      {" }"}
    </pre>
  );
}

/** The product at work: the call on the left is answered, and the phone on the right receives its message. */
export function LiveSample({ apiUrl, texts }: LiveSampleProps) {
  const [draft, setDraft] = useState(texts.initial);
  const [messages, setMessages] = useState<PhoneMessage[]>([
    { id: 0, text: texts.earlier },
    { id: 1, text: texts.initial },
  ]);
  const [sending, setSending] = useState(false);
  const [answer, setAnswer] = useState(() => {
    const { segments } = countSegments(texts.initial);
    return { segments, balance: startBalance - segments };
  });

  const send = () => {
    const text = draft.trim();
    if (sending || text === "") return;
    setSending(true);
    const { segments } = countSegments(text);
    setAnswer(({ balance }) => ({ segments, balance: balance - segments }));
    setTimeout(() => {
      setMessages((shown) => [...shown.slice(-2), { id: (shown.at(-1)?.id ?? 0) + 1, text }]);
      setSending(false);
    }, 700);
  };

  return (
    <section aria-label={texts.label} className="grid items-center gap-8 lg:grid-cols-[1fr_19rem] lg:gap-14">
      <div className="min-w-0 overflow-hidden rounded-xl border border-line bg-code">
        <p className="border-b border-white/10 px-5 py-3 font-mono text-xs text-code-muted">{texts.file}</p>
        <div className="min-h-[13.5rem] px-5 py-4">
          <Request apiUrl={apiUrl} message={draft} />
        </div>
        <form
          className="flex items-end gap-3 border-y border-white/10 bg-white/[0.035] px-5 py-4"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <label className="grid grow gap-1.5 text-xs font-medium text-code-muted">
            {texts.message}
            <input
              value={draft}
              maxLength={300}
              onChange={(event) => setDraft(event.target.value)}
              className="h-11 w-full min-w-0 rounded-md border border-white/40 bg-black/25 px-3 text-base text-code-ink focus-visible:outline-code-string sm:text-sm"
            />
          </label>
          <button
            type="submit"
            aria-disabled={sending}
            className="h-11 rounded-md bg-code-string px-5 text-sm font-semibold text-code hover:brightness-110 focus-visible:outline-code-string"
          >
            {sending ? texts.running : texts.run}
          </button>
        </form>
        <output className="block min-h-[6.5rem] px-5 py-4" aria-label={texts.answer}>
          <Answer {...answer} />
        </output>
      </div>
      <PhoneScreen
        label={texts.phone}
        sender={sender}
        messages={messages}
        today={texts.today}
        delivered={texts.delivered}
      />
      <p className="text-sm text-muted lg:col-span-2 lg:-mt-4">{texts.note}</p>
    </section>
  );
}
