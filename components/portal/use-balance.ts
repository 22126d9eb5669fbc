"use client";

import { onlineManager, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { BalanceView } from "./balance-view.ts";

const refreshMs = 30_000;
const announceMs = 30_000;
const staleMs = 15 * 60_000;

async function fetchBalance(url: string, signal: AbortSignal): Promise<BalanceView> {
  const answer = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`The balance answered ${answer.status}.`);
  return answer.json();
}

export type BalanceChange = { from: number; to: number };

/** The balance, asked again every 30 s while the page is looked at, at once on return, and never while it is hidden (experience.md UX-20). */
export function useBalance(url: string, initial: BalanceView) {
  const query = useQuery({
    queryKey: ["balance", url],
    queryFn: ({ signal }) => fetchBalance(url, signal),
    initialData: initial,
    initialDataUpdatedAt: 0,
    refetchInterval: refreshMs,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: "always",
    retry: 1,
  });
  const isOnline = useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
    () => true,
  );
  const now = useNow(initial.at);
  const isStale = now - Date.parse(query.data.at) > staleMs;
  return { query, isOnline, isStale, now, change: useChange(query.data.balance) };
}

/** The time, to the minute; `start` is when the page was made. */
function useNow(start: string): number {
  const [now, setNow] = useState(() => Date.parse(start));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The last change worth a word: at most one per 30 s, from the value last spoken of. */
function useChange(balance: number): BalanceChange | null {
  const [change, setChange] = useState<BalanceChange | null>(null);
  const spoken = useRef({ balance, at: 0 });
  useEffect(() => {
    const { balance: from, at } = spoken.current;
    if (from === balance) return;
    const wait = Math.max(0, at + announceMs - Date.now());
    const timer = setTimeout(() => {
      spoken.current = { balance, at: Date.now() };
      setChange({ from, to: balance });
    }, wait);
    return () => clearTimeout(timer);
  }, [balance]);
  return change;
}
