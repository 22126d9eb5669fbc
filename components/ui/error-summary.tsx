"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { fieldId } from "./field.tsx";

type ErrorSummaryProps = {
  message: string;
  /** What is wrong with which field; each becomes a link to it. */
  fields?: Record<string, string> | undefined;
};

/** Says what went wrong with a form, takes the focus, and leads to each wrong field. */
export function ErrorSummary({ message, fields = {} }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message, fields]);
  const entries = Object.entries(fields);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-md border border-danger/50 bg-danger-soft px-4 py-3 text-sm"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
      <div className="grid gap-1">
        <p className="font-medium text-ink">{message}</p>
        {entries.length > 0 ? (
          <ul className="grid gap-0.5">
            {entries.map(([name, problem]) => (
              <li key={name}>
                <a className="text-danger underline underline-offset-4" href={`#${fieldId(name)}`}>
                  {problem}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
