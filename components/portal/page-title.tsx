import type { ReactNode } from "react";

/** The name of the screen, and what can be done with all of it. */
export function PageTitle({ title, lead, action }: { title: string; lead?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 sm:mb-8">
      <div>
        <h1 className="text-2xl font-semibold tracking-[-0.025em] text-ink">{title}</h1>
        {lead ? <p className="mt-1 text-sm text-muted">{lead}</p> : null}
      </div>
      {action}
    </div>
  );
}
