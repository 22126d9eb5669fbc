"use client";

import { useEffect } from "react";
import { type Command, isBelow } from "./command.ts";
import { keepRecent } from "./recent.ts";

/** Keeps the places below the pages that are looked at, under the title they have. */
export function useVisits(commands: readonly Command[], scope: string): void {
  useEffect(() => {
    const note = () => {
      const { pathname } = window.location;
      const label = document.title.split(" · ")[0];
      if (label && isBelow(commands, pathname)) keepRecent(scope, { id: pathname, label });
    };
    note();
    // A page that is gone to by a link brings its title a moment later.
    const observer = new MutationObserver(note);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [commands, scope]);
}
