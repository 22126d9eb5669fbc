"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const askMs = 4_000;

type WaitProps = { check: () => Promise<{ ok: boolean; confirmed?: boolean }> };

/** Moves on to the dashboard once the address is confirmed, be it on another device (experience.md UX-11). */
export function WaitForConfirmation({ check }: WaitProps) {
  const router = useRouter();
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = document.hidden ? null : await check().catch(() => null);
      if (stopped) return;
      if (answer?.ok && answer.confirmed) router.replace("/dashboard");
      else timer = setTimeout(ask, askMs);
    };
    timer = setTimeout(ask, askMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [check, router]);
  return null;
}
