"use client";

import { type ComponentType, createElement, useEffect, useState } from "react";

type OnDemandProps<Props> = {
  load: () => Promise<{ default: ComponentType<Props> }>;
  /** What the part is drawn with; null while it is not wanted. */
  part: Props | null;
  /** Fetches it before it is wanted, when the browser has nothing to do. */
  ahead?: boolean;
  /** It could not be loaded; it is asked for again the next time it is wanted. */
  onMissing: () => void;
};

/** A part of the page whose script comes when it is first wanted. */
export function OnDemand<Props extends object>({ load, part, ahead = false, onMissing }: OnDemandProps<Props>) {
  const [loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  const wanted = part !== null;
  useEffect(() => {
    if (wanted && !loaded) load().then((module) => setLoaded(() => module.default), onMissing);
  }, [load, wanted, loaded, onMissing]);
  useEffect(() => {
    if (!ahead) return;
    const fetchAhead = () => {
      load().then(
        (module) => setLoaded(() => module.default),
        () => undefined,
      );
    };
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(fetchAhead, 2000);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(fetchAhead, { timeout: 4000 });
    return () => cancelIdleCallback(request);
  }, [load, ahead]);
  return part && loaded ? createElement(loaded, part) : null;
}
