import type { ReactNode } from "react";

type ApprovalRowProps = {
  title: string;
  facts: { label: string; value: ReactNode }[];
  warning?: ReactNode;
  decision: ReactNode;
};

/** All facts of one decision on one row, and the decision. */
export function ApprovalRow({ title, facts, warning, decision }: ApprovalRowProps) {
  return (
    <li className="grid gap-x-8 gap-y-4 px-5 py-4 lg:grid-cols-[1fr_auto] lg:items-center">
      <div className="min-w-0">
        <h3 className="font-semibold text-ink">{title}</h3>
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {facts.map(({ label, value }) => (
            <div key={label} className="flex gap-1.5">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere text-ink">{value}</dd>
            </div>
          ))}
        </dl>
        {warning ? <div className="mt-2.5">{warning}</div> : null}
      </div>
      {decision}
    </li>
  );
}
