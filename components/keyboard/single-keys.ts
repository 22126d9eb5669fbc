"use client";

import { useSyncExternalStore } from "react";

const storageKey = "jumbe_single_keys";
const changed = "jumbe:single-keys";

function subscribe(notify: () => void): () => void {
  window.addEventListener(changed, notify);
  window.addEventListener("storage", notify);
  return () => {
    window.removeEventListener(changed, notify);
    window.removeEventListener("storage", notify);
  };
}

/** Whether shortcuts of one key work in this browser, and how to change that (WCAG 2.1.4). */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(storageKey) !== "off",
    () => true,
  );
  const set = (next: boolean) => {
    if (next) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "off");
    window.dispatchEvent(new Event(changed));
  };
  return [on, set];
}

/** True while something on top of the page has the keyboard. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"]') !== null;
}

/** A key pressed by itself, on the page: not typed into a field, not meant for a dialog, not part of a chord. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]')) return false;
  return !isDialogOpen();
}
