import { cn } from "./class-names.ts";

/** The sign of the product beside its name: a message bubble cut from one square. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={cn("size-6 text-accent", className)} aria-hidden>
      <path
        fill="currentColor"
        d="M5 2h14a3 3 0 0 1 3 3v10.5a3 3 0 0 1-3 3h-6.4L7 22.6c-.6.4-1.4 0-1.4-.8v-3.3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Z"
      />
      <path fill="none" stroke="var(--background)" strokeWidth="2" strokeLinecap="round" d="M7 8.4h10M7 12.4h6" />
    </svg>
  );
}
