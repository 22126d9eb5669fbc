import type { ReactNode } from "react";
import { cn } from "#/components/ui/class-names.ts";

export type Fact = { label: string; value: ReactNode };

/** What is known of something, in one breath. */
export function Facts({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={cn("flex flex-wrap gap-x-6 gap-y-1 text-sm", className)}>
      {facts.map(({ label, value }) => (
        <div key={label} className="flex gap-1.5">
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
