"use client";

import { useEffect } from "react";
import { draftKeyStart } from "#/components/send/draft-key.ts";

/** After signing out this browser keeps no message that was being written, nor whom it was for (experience.md UX-03). */
export function ForgetDrafts() {
  useEffect(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(draftKeyStart)) localStorage.removeItem(key);
  }, []);
  return null;
}
