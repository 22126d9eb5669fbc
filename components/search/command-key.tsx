"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The keys that open the search, as this machine's keyboard names them. */
export function CommandKey({ className }: { className?: string }) {
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
  return <kbd className={className}>{isApple ? "⌘K" : "Ctrl K"}</kbd>;
}
