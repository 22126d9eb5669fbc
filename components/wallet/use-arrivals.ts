"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ArrivalNews, ArrivalView } from "./arrival-view.ts";

const reconnectMs = 15_000;

/** The money that came in since the page was made, told by events as long as the page is looked at (experience.md UX-73). */
export function useArrivals(url: string, after: number, onArrival: () => void): ArrivalView | null {
  const [arrival, setArrival] = useState<ArrivalView | null>(null);
  const known = useRef(after);
  const take = useEffectEvent((news: ArrivalNews) => {
    known.current = Math.max(known.current, news.after);
    if (news.arrival === null) return;
    setArrival(news.arrival);
    onArrival();
  });
  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(retry);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      if (document.visibilityState === "hidden") return;
      source = new EventSource(`${url}?after=${known.current}`);
      source.onmessage = ({ data }) => take(JSON.parse(data));
      // A stream that has ended is opened again by the browser; one that was refused is not.
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, reconnectMs);
      };
    };
    open();
    document.addEventListener("visibilitychange", open);
    return () => {
      close();
      document.removeEventListener("visibilitychange", open);
    };
  }, [url]);
  return arrival;
}
