"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { SearchOverlay } from "#/components/search/search-overlay.tsx";
import { type SearchEntry, searchEntries } from "./search-entry.ts";

type SearchState = { kind: "loading" } | { kind: "failed" } | { kind: "ready"; entries: SearchEntry[] };

/** The search of the docs. Its index comes when it is first opened. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [state, setState] = useState<SearchState>({ kind: "loading" });
  const [query, setQuery] = useState("");
  const found = state.kind === "ready" ? searchEntries(state.entries, query) : [];

  useEffect(() => {
    fetch("/docs/search.json")
      .then((response) => response.json())
      .then((entries: SearchEntry[]) => setState({ kind: "ready", entries }))
      .catch(() => setState({ kind: "failed" }));
  }, []);

  return (
    <SearchOverlay
      label="Search the docs"
      placeholder="Guide, operation or error code"
      closeLabel="Close"
      query={query}
      onQuery={setQuery}
      onClose={onClose}
      onChoose={({ key: url }, inNewTab) => (inNewTab ? window.open(url) : router.push(url))}
      message={(marked) => message(state, query, found, marked?.key)}
      rows={found.map(({ url, title, kind }) => ({
        key: url,
        href: url,
        content: (
          <>
            <span className={kind === "Error" ? "min-w-0 font-mono text-[13px] break-all" : "min-w-0"}>{title}</span>
            <span className="shrink-0 text-xs text-muted">{kind}</span>
          </>
        ),
      }))}
    />
  );
}

function message(state: SearchState, query: string, found: SearchEntry[], markedUrl: string | undefined): string {
  if (state.kind === "failed") return "The search could not be loaded. Close it and try again.";
  if (query.trim() === "") return "";
  if (state.kind === "loading") return "One moment…";
  const marked = found.find(({ url }) => url === markedUrl);
  return marked ? `${found.length} found. Enter opens ${marked.title}.` : `Nothing found for “${query.trim()}”.`;
}
