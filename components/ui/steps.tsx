import { Check, Clock, LoaderCircle, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** `held`: it goes on without anybody watching, so nothing turns. */
export type StepState = "done" | "now" | "held" | "todo" | "failed";
export type Step = { key: string; label: ReactNode; detail?: ReactNode; state: StepState };

const marks: Record<StepState, ReactNode> = {
  done: <Check className="size-3.5" aria-hidden />,
  now: <LoaderCircle className="size-3.5 animate-spin" aria-hidden />,
  held: <Clock className="size-3.5" aria-hidden />,
  failed: <X className="size-3.5" aria-hidden />,
  todo: null,
};

const markStyles: Record<StepState, string> = {
  done: "border-accent bg-accent text-accent-ink",
  now: "border-accent text-accent",
  held: "border-accent text-accent",
  failed: "border-danger bg-danger text-danger-ink",
  todo: "border-line-strong/60",
};

/** Where something stands, step under step. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="grid">
      {steps.map(({ key, label, detail, state }, index) => (
        <li
          key={key}
          aria-current={state === "now" || state === "held" ? "step" : undefined}
          className="relative flex gap-3.5 pb-5 last:pb-0"
        >
          {index < steps.length - 1 ? (
            <span
              aria-hidden
              className={cn("absolute top-6 bottom-0 left-[11px] w-px", state === "done" ? "bg-accent" : "bg-line")}
            />
          ) : null}
          <span
            className={cn(
              "relative grid size-[23px] shrink-0 place-items-center rounded-full border-[1.5px] bg-surface transition-colors",
              markStyles[state],
            )}
          >
            {marks[state]}
          </span>
          <div className="grid gap-0.5 pt-px">
            <span className={cn("text-sm", state === "todo" ? "text-muted" : "font-medium text-ink")}>{label}</span>
            {detail ? <span className="text-sm text-muted">{detail}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
