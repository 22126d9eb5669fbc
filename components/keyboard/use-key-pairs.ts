"use client";

import { useEffect, useRef } from "react";
import { isPlainKey } from "./single-keys.ts";

const pairWithinMs = 1000;

/** Runs what one key, or two pressed one after the other (`g h`), stand for. Nothing is heard while it is switched off. */
export function useKeyPairs(on: boolean, press: (keys: string) => boolean): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!on) return;
    let before: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const pair = before && event.timeStamp - before.at < pairWithinMs ? `${before.key} ${event.key}` : null;
      before = { key: event.key, at: event.timeStamp };
      if ((pair !== null && latest.current(pair)) || latest.current(event.key)) {
        event.preventDefault();
        before = null;
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
}
