import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type DisclosureProps = { id: string; title: string; description: string; children: ReactNode };

/** A sheet that shows its heading until somebody needs what is in it; works without JavaScript. */
export function Disclosure({ id, title, description, children }: DisclosureProps) {
  return (
    <details className="group min-w-0 rounded-lg border border-line bg-surface">
      <summary className="touch flex items-center justify-between gap-3 rounded-lg px-5 py-3.5 hover:bg-inset/50 [&::-webkit-details-marker]:hidden">
        <h2 className="text-base font-semibold text-ink">{title}</h2>
        <ChevronDown className="size-4 shrink-0 text-muted group-open:rotate-180" aria-hidden />
      </summary>
      <div id={id} className="grid scroll-mt-32 gap-4 px-5 pb-5">
        <p className="max-w-prose text-sm text-muted">{description}</p>
        {children}
      </div>
    </details>
  );
}
