"use client";

import { useEffect, useState } from "react";
import type { TopUpView } from "./top-up-view.ts";

const pollMs = 3_000;

export function isOpenOutcome(topUp: TopUpView): boolean {
  return topUp.outcome === "waiting" || topUp.outcome === "checking";
}

/**
 * The top-up as it stands now: by server-sent events, and asked for every 3 s where events don't come through. It goes on
 * after a failed end too, for a while, because a late success corrects it (experience.md UX-74).
 */
export function useTopUp(initial: TopUpView, urls: { events: string; status: string }): TopUpView {
  const [topUp, setTopUp] = useState(initial);
  const paid = topUp.outcome === "paid";
  const { events, status } = urls;
  useEffect(() => {
    if (paid) return;
    let poll: ReturnType<typeof setInterval> | undefined;
    const stopped = new AbortController();
    const ask = async () => {
      const answer = await fetch(status, { signal: stopped.signal, headers: { accept: "application/json" } }).catch(
        () => null,
      );
      if (answer?.ok) setTopUp(await answer.json());
    };
    const source = new EventSource(events);
    source.onmessage = ({ data }) => setTopUp(JSON.parse(data));
    source.onopen = () => clearInterval(poll);
    source.onerror = () => {
      clearInterval(poll);
      poll = setInterval(ask, pollMs);
    };
    return () => {
      stopped.abort();
      source.close();
      clearInterval(poll);
    };
  }, [paid, events, status]);
  return topUp;
}

/** Whole seconds since the top-up was started, one more each second while `running`. */
export function useAge(topUp: TopUpView, running: boolean): number {
  const [startedAt] = useState(() => Date.now() - topUp.ageMs);
  const [now, setNow] = useState(() => startedAt + topUp.ageMs);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return Math.max(0, Math.floor((now - startedAt) / 1000));
}
