import type { LucideIcon } from "lucide-react";
import { cn } from "./class-names.ts";

export type Tone = "neutral" | "positive" | "warning" | "danger" | "test";

const tones: Record<Tone, string> = {
  neutral: "bg-inset text-ink",
  positive: "bg-positive-soft text-positive",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  test: "bg-test text-test-ink",
};

type ChipProps = { tone?: Tone; icon?: LucideIcon; className?: string; children: string };

/** A status: always a word, with an icon beside it, never a colour alone. */
export function Chip({ tone = "neutral", icon: Icon, className, children }: ChipProps) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {Icon ? <Icon className="size-3.5" aria-hidden /> : null}
      {children}
    </span>
  );
}
