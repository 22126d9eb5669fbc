"use client";

import { Bell as BellSign } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { unreadLimit } from "./unread-limit.ts";

const askAgainMs = 15_000;

type BellProps = {
  unread: number;
  /** Answers `{ unread }`. */
  url: string;
  href: string;
  /** What it is called with nothing unread. */
  label: string;
  /** What it is called otherwise; # stands for the figure. */
  labelUnread: string;
};

/** Leads to the notifications and counts what is unread; asks anew when the reader comes back or goes to another page. */
export function Bell({ unread: initial, url, href, label, labelUnread }: BellProps) {
  const path = usePathname();
  const [asked, setAsked] = useState<{ unread: number; after: number } | null>(null);
  const askedAt = useRef(0);
  // What the server drew since is newer than what was asked before.
  const unread = asked && asked.after === initial ? asked.unread : initial;
  useEffect(() => {
    const ask = () => {
      if (document.hidden || Date.now() - askedAt.current < askAgainMs) return;
      askedAt.current = Date.now();
      fetch(url, { headers: { accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then(
          (answer: { unread: number } | null) => answer && setAsked({ unread: answer.unread, after: initial }),
          () => undefined,
        );
    };
    if (askedAt.current === 0) askedAt.current = Date.now();
    else ask();
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, [path, url, initial]);
  const shown = unread >= unreadLimit ? `${unreadLimit - 1}+` : String(unread);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={unread > 0 ? labelUnread.replace("#", shown) : label}
      aria-current={path === href ? "page" : undefined}
      className="touch relative inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-inset hover:text-ink aria-[current]:bg-inset aria-[current]:text-ink"
    >
      <BellSign className="size-4" aria-hidden />
      {unread > 0 ? (
        <span
          aria-hidden
          className="figures absolute top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-accent-ink"
        >
          {shown}
        </span>
      ) : null}
    </Link>
  );
}
