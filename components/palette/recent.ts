"use client";

import { type Recent, withRecent } from "./command.ts";

/** What this tab has used, of this account and mode only; it goes with the tab and with signing out. */
export function readRecent(scope: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(scope)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function keepRecent(scope: string, used: Recent): void {
  sessionStorage.setItem(keyOf(scope), JSON.stringify(withRecent(readRecent(scope), used)));
}

export function forgetRecent(scope: string): void {
  sessionStorage.removeItem(keyOf(scope));
}

function keyOf(scope: string): string {
  return `jumbe_recent:${scope}`;
}

function isRecent(value: unknown): value is Recent {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "label" in value &&
    typeof value.id === "string" &&
    typeof value.label === "string"
  );
}
