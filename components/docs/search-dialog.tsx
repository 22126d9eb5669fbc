"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type SearchEntry, searchEntries } from "./search-entry.ts";

type SearchState = { kind: "loading" } | { kind: "failed" } | { kind: "ready"; entries: SearchEntry[] };

/** The search on top of the page. Its index comes when it is first opened; Enter opens what is marked. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const [state, setState] = useState<SearchState>({ kind: "loading" });
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(0);
  const found = state.kind === "ready" ? searchEntries(state.entries, query) : [];

  useEffect(() => {
    dialog.current?.showModal();
    fetch("/docs/search.json")
      .then((response) => response.json())
      .then((entries: SearchEntry[]) => setState({ kind: "ready", entries }))
      .catch(() => setState({ kind: "failed" }));
  }, []);

  const close = () => dialog.current?.close();
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = found[marked];
    if (step !== undefined) setMarked((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    else if (event.key === "Enter" && entry) {
      close();
      router.push(entry.url);
    } else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label="Search the docs"
      {...{ closedby: "any" }}
      className="mx-auto mt-[10dvh] max-h-[75dvh] w-[min(38rem,calc(100vw-2rem))] overflow-hidden rounded-xl border border-line bg-surface p-0 text-ink backdrop:bg-black/45 open:flex open:flex-col"
    >
      <div className="flex shrink-0 items-center gap-2 pr-2">
        <input
          type="text"
          inputMode="search"
          aria-label="Search the docs"
          aria-describedby="docs-found"
          autoComplete="off"
          spellCheck={false}
          placeholder="Guide, operation or error code"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
          onKeyDown={onKey}
          className="h-14 min-w-0 grow bg-transparent px-5 text-base outline-none placeholder:text-muted"
        />
        <button
          type="button"
          aria-label="Close"
          onClick={close}
          className="touch grid size-9 place-items-center rounded-md text-muted hover:bg-inset hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      </div>
      <ul className="min-h-0 overflow-y-auto border-t border-line p-2 empty:hidden">
        {found.map((entry, index) => (
          <li key={entry.url} ref={index === marked ? (row) => row?.scrollIntoView({ block: "nearest" }) : undefined}>
            <Link
              href={entry.url}
              prefetch={false}
              onClick={close}
              onPointerMove={() => setMarked(index)}
              data-marked={index === marked || undefined}
              className="flex min-h-11 items-center justify-between gap-4 rounded-md px-3 py-1.5 text-sm data-marked:bg-accent-soft"
            >
              <span className={entry.kind === "Error" ? "min-w-0 font-mono text-[13px] break-all" : "min-w-0"}>
                {entry.title}
              </span>
              <span className="shrink-0 text-xs text-muted">{entry.kind}</span>
            </Link>
          </li>
        ))}
      </ul>
      <output
        id="docs-found"
        className={
          found.length > 0 ? "sr-only" : "block border-t border-line px-5 py-4 text-sm text-muted empty:hidden"
        }
      >
        {message(state, query, found)}
      </output>
    </dialog>
  );
}

function message(state: SearchState, query: string, [first, ...rest]: SearchEntry[]): string {
  if (state.kind === "failed") return "The search could not be loaded. Close it and try again.";
  if (query.trim() === "") return "";
  if (state.kind === "loading") return "One moment…";
  return first ? `${rest.length + 1} found. Enter opens ${first.title}.` : `Nothing found for “${query.trim()}”.`;
}
