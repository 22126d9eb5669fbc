import { cn } from "#/components/ui/class-names.ts";

/** Keys to press, as they stand on the keyboard. */
export function KeyCaps({ keys, className }: { keys: readonly string[]; className?: string }) {
  return (
    <span className={cn("flex shrink-0 gap-1", className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className="grid h-5 min-w-5 place-content-center rounded-sm border border-line bg-inset px-1 font-sans text-xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
