"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { CommandKey } from "#/components/search/command-key.tsx";
import { OnDemand } from "#/components/search/on-demand.tsx";

const loadDialog = () => import("./search-dialog.tsx");

/** Leads to the search page; with JavaScript it opens the search on top of the page, as ⌘K does. */
export function SearchButton() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const onMissing = useCallback(() => {
    setOpen(false);
    router.push("/docs/search");
  }, [router]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <a
        href="/docs/search"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
        className="touch inline-flex h-9 items-center justify-center gap-2 rounded-md border border-line-strong/60 bg-surface px-3 text-sm text-muted hover:bg-inset hover:text-ink sm:w-56 sm:justify-start"
      >
        <Search className="size-4" aria-hidden />
        <span className="max-sm:sr-only">Search</span>
        <CommandKey className="ml-auto hidden font-sans text-xs sm:inline" />
      </a>
      <OnDemand load={loadDialog} part={open ? { onClose: () => setOpen(false) } : null} onMissing={onMissing} />
    </>
  );
}
