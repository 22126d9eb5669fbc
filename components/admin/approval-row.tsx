import type { ReactNode } from "react";
import { type Fact, Facts } from "./facts.tsx";

type ApprovalRowProps = {
  /** By which DecisionKeys knows it again; without it the row is passed over. */
  id?: string;
  title: ReactNode;
  facts: Fact[];
  warning?: ReactNode;
  decision: ReactNode;
};

/** All facts of one decision on one row, and the decision. */
export function ApprovalRow({ id, title, facts, warning, decision }: ApprovalRowProps) {
  return (
    <li
      data-decision={id}
      tabIndex={-1}
      className="grid scroll-mt-28 gap-x-8 gap-y-4 px-5 py-4 -outline-offset-2 focus-visible:bg-inset/60 lg:grid-cols-[1fr_auto] lg:items-center"
    >
      <div className="min-w-0">
        <h3 className="font-semibold text-ink">{title}</h3>
        <Facts facts={facts} className="mt-1.5" />
        {warning ? <div className="mt-2.5">{warning}</div> : null}
      </div>
      {decision}
    </li>
  );
}
