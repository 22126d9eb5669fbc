import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const controlStyles =
  "touch w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted/80 transition-colors hover:border-muted aria-invalid:border-danger aria-invalid:bg-danger-soft/40 disabled:bg-inset disabled:text-muted sm:text-sm";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlStyles, "h-10", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(controlStyles, "min-h-24 resize-y py-2.5 leading-relaxed", className)} {...rest} />;
}
