"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";

const SearchDialog = lazy(() => import("./search-dialog.tsx"));

/** Leads to the search page; with JavaScript it opens the search on top of the page, as ⌘K does. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
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
        <kbd className="ml-auto hidden font-sans text-xs sm:inline">⌘K</kbd>
      </a>
      {open ? (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
