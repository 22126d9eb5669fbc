"use client";

import { useState } from "react";
import { countSegments, maxSegments } from "#/lib/messaging/segments.ts";

export type CalculatorTexts = {
  text: string;
  initial: string;
  recipients: string;
  characters: string;
  alphabet: string;
  standard: string;
  unicode: string;
  segments: string;
  each: string;
  total: string;
  unicodeNote: string;
  longNote: string;
};

const kes = new Intl.NumberFormat("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const count = new Intl.NumberFormat("en-KE");

function Fact({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-b border-line py-3 last:border-b-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={strong ? "figures text-3xl font-semibold tracking-[-0.03em] text-ink" : "figures text-ink"}>
        {value}
      </dd>
    </div>
  );
}

/** Counts a message as the networks do and says what it costs. */
export function PriceCalculator({ price, texts }: { price: number; texts: CalculatorTexts }) {
  const [message, setMessage] = useState(texts.initial);
  const [people, setPeople] = useState("400");
  const counted = countSegments(message);
  const number = Math.min(1_000_000, Number(people.replace(/\D/g, "")) || 0);
  const odd = [...new Set(counted.nonGsm.map(({ char }) => char))].slice(0, 12);
  return (
    <div className="grid gap-x-14 gap-y-8 lg:grid-cols-2">
      <div className="grid content-start gap-5">
        <label className="grid gap-1.5 text-sm font-medium text-ink">
          {texts.text}
          <textarea
            value={message}
            rows={5}
            onChange={(event) => setMessage(event.target.value)}
            className="w-full resize-y rounded-md border border-line-strong bg-surface px-3.5 py-3 text-base leading-relaxed font-normal text-ink"
          />
        </label>
        <label className="grid w-40 gap-1.5 text-sm font-medium text-ink">
          {texts.recipients}
          <input
            value={people}
            inputMode="numeric"
            maxLength={9}
            onChange={(event) => setPeople(event.target.value)}
            className="figures h-11 rounded-md border border-line-strong bg-surface px-3.5 text-base font-normal text-ink"
          />
        </label>
      </div>
      <div aria-live="polite">
        <dl>
          <Fact
            label={texts.characters}
            value={`${count.format(counted.units)} / ${count.format(counted.perSegment * Math.max(1, counted.segments))}`}
          />
          <Fact label={texts.alphabet} value={counted.encoding === "gsm7" ? texts.standard : texts.unicode} />
          <Fact label={texts.segments} value={count.format(counted.segments)} />
          <Fact label={texts.each} value={`KES ${kes.format(counted.segments * price)}`} />
          <Fact label={texts.total} value={`KES ${kes.format(counted.segments * price * number)}`} strong />
        </dl>
        {odd.length > 0 ? (
          <p className="mt-3 text-sm text-muted">
            {texts.unicodeNote}{" "}
            {odd.map((char) => (
              <code key={char} className="mr-1 rounded-sm bg-warning-soft px-1.5 py-0.5 font-mono text-warning">
                {char}
              </code>
            ))}
          </p>
        ) : null}
        {counted.segments > maxSegments ? <p className="mt-3 text-sm text-danger">{texts.longNote}</p> : null}
      </div>
    </div>
  );
}
