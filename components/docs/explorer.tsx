"use client";

import { lazy, Suspense, useState } from "react";
import type { ExplorerField } from "./explorer-fields.ts";

const ExplorerForm = lazy(() => import("./explorer-form.tsx"));

export type ExplorerCall = { method: string; path: string; fields: ExplorerField[] };

/** Offers to make the call in test mode; what that takes is loaded when it is wanted. */
export function Explorer({ call, testKey }: { call: ExplorerCall; testKey: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="try" className="docs-explorer rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
        <div>
          <h2 id="try" className="scroll-mt-24 text-base font-semibold text-ink">
            Try it
          </h2>
          <p className="text-sm text-muted">A real call in test mode: play money, nothing is sent to a phone.</p>
        </div>
        {open ? null : (
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="touch inline-flex h-10 items-center justify-center rounded-md border border-line-strong/60 px-4 text-sm font-medium text-ink hover:bg-inset"
          >
            Open the form
          </button>
        )}
      </div>
      {open ? (
        <Suspense>
          <ExplorerForm call={call} testKey={testKey} />
        </Suspense>
      ) : null}
    </section>
  );
}
