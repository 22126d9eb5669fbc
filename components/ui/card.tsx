import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  /** Off for a table that reaches the borders. */
  padded?: boolean;
  /** The level of its heading on the page. */
  level?: 2 | 3;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** A sheet of the page with its own heading. */
export function Card({ title, description, action, padded = true, level = 2, id, className, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={cn("min-w-0 scroll-mt-20 rounded-lg border border-line bg-surface", className)}>
      {title || action ? (
        <header
          className={cn(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4",
            padded ? "pb-1" : "border-b border-line pb-3.5",
          )}
        >
          <div className="grid gap-0.5">
            {title ? <Heading className="text-base font-semibold text-ink">{title}</Heading> : null}
            {description ? <p className="max-w-prose text-sm text-muted">{description}</p> : null}
          </div>
          {action}
        </header>
      ) : null}
      {padded ? <div className={cn("px-5 pb-5", title || action ? "pt-3" : "pt-5")}>{children}</div> : children}
    </section>
  );
}
