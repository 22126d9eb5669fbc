"use client";

import { useMemo, useSyncExternalStore } from "react";

export type Draft = { to: string; text: string };

const empty: Draft = { to: "", text: "" };
const changed = "jumbe:draft";

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "to" in value &&
    "text" in value &&
    typeof value.to === "string" &&
    typeof value.text === "string"
  );
}

function parseDraft(kept: string | null): Draft {
  if (kept === null) return empty;
  try {
    const draft: unknown = JSON.parse(kept);
    return isDraft(draft) ? draft : empty;
  } catch {
    return empty;
  }
}

function subscribe(notify: () => void): () => void {
  window.addEventListener(changed, notify);
  window.addEventListener("storage", notify);
  return () => {
    window.removeEventListener(changed, notify);
    window.removeEventListener("storage", notify);
  };
}

/** What was typed, kept in this browser so that going back or topping up loses nothing (experience.md UX-03). */
export function useDraft(key: string): [Draft, (draft: Draft) => void, () => void] {
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const draft = useMemo(() => parseDraft(kept), [kept]);
  const keep = (next: Draft) => {
    localStorage.setItem(key, JSON.stringify(next));
    window.dispatchEvent(new Event(changed));
  };
  const clear = () => {
    localStorage.removeItem(key);
    window.dispatchEvent(new Event(changed));
  };
  return [draft, keep, clear];
}
