"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";

export type FoundRow = {
  key: string;
  /** Where it leads; a row without an address does something. */
  href?: string;
  /** The heading it stands under; rows of one group follow each other. */
  group?: string;
  content: ReactNode;
};

type SearchOverlayProps = {
  label: string;
  placeholder: string;
  closeLabel: string;
  query: string;
  onQuery: (query: string) => void;
  rows: FoundRow[];
  /** Runs when the overlay is gone already, so that the focus is back where it was. */
  onChoose: (row: FoundRow, inNewTab: boolean) => void;
  onClose: () => void;
  /** What was found and what Enter does, or why there is nothing; read out, and shown as long as there are no rows. */
  message: (marked: FoundRow | undefined) => string;
};

const rowStyles =
  "flex min-h-11 w-full items-center justify-between gap-4 rounded-md px-3 py-1.5 text-left text-sm data-marked:bg-accent-soft";

/** A search on top of the page: the arrows mark a row, Enter or a tap chooses it, Escape or a tap outside closes. */
export function SearchOverlay(props: SearchOverlayProps) {
  const { label, placeholder, closeLabel, query, onQuery, rows, onChoose, onClose, message } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [marked, setMarked] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const choose = (row: FoundRow, inNewTab: boolean) => {
    close();
    onChoose(row, inNewTab);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = rows[marked];
    if (step !== undefined) setMarked((now) => (now + step + rows.length) % Math.max(1, rows.length));
    else if (event.key === "Enter" && row) choose(row, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };
  const drawRow = ({ row, index }: Place) => {
    const isMarked = index === marked || undefined;
    const mark = { "data-marked": isMarked, onPointerMove: () => setMarked(index), className: rowStyles };
    const press = (event: MouseEvent) => {
      // A link is opened elsewhere by the browser's own means.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(row, false);
    };
    return (
      <li key={row.key} ref={isMarked ? (line) => line?.scrollIntoView({ block: "nearest" }) : undefined}>
        {row.href ? (
          <Link href={row.href} prefetch={false} onClick={press} {...mark}>
            {row.content}
          </Link>
        ) : (
          <button type="button" onClick={press} {...mark}>
            {row.content}
          </button>
        )}
      </li>
    );
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={label}
      {...{ closedby: "any" }}
      className="mx-auto mt-3 max-h-[75dvh] w-[min(38rem,calc(100vw-1.5rem))] overflow-hidden rounded-xl border border-line bg-surface p-0 text-ink backdrop:bg-black/45 open:flex open:flex-col sm:mt-[10dvh]"
    >
      <div className="flex shrink-0 items-center gap-2 pr-2">
        <input
          type="text"
          inputMode="search"
          enterKeyHint="go"
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setMarked(0);
          }}
          onKeyDown={onKey}
          className="h-14 min-w-0 grow rounded-md bg-transparent px-5 text-base -outline-offset-4 placeholder:text-muted"
        />
        <button
          type="button"
          aria-label={closeLabel}
          onClick={close}
          className="touch grid size-9 place-items-center rounded-md text-muted hover:bg-inset hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain border-t border-line p-2 empty:hidden">
        {grouped(rows).map(({ group, places }) =>
          group ? (
            <section key={group} aria-label={group}>
              <h2 className="px-3 pt-2.5 pb-1 text-xs font-medium tracking-normal text-muted">{group}</h2>
              <ul>{places.map(drawRow)}</ul>
            </section>
          ) : (
            <ul key="">{places.map(drawRow)}</ul>
          ),
        )}
      </div>
      <output
        className={rows.length > 0 ? "sr-only" : "block border-t border-line px-5 py-4 text-sm text-muted empty:hidden"}
      >
        {message(rows[marked])}
      </output>
    </dialog>
  );
}

type Place = { row: FoundRow; index: number };
type Group = { group: string | undefined; places: Place[] };

function grouped(rows: FoundRow[]): Group[] {
  const groups: Group[] = [];
  for (const [index, row] of rows.entries()) {
    const last = groups.at(-1);
    if (last && last.group === row.group) last.places.push({ row, index });
    else groups.push({ group: row.group, places: [{ row, index }] });
  }
  return groups;
}
