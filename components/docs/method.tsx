import type { OperationShape } from "#/lib/api/operation.ts";
import { cn } from "#/components/ui/class-names.ts";

const tones: Record<OperationShape["method"], string> = {
  GET: "text-muted",
  POST: "text-positive",
  PUT: "text-warning",
  PATCH: "text-warning",
  DELETE: "text-danger",
};

/** The HTTP method, in the colour of what it does and always as a word. */
export function Method({ method, className }: { method: OperationShape["method"]; className?: string }) {
  return <span className={cn("font-mono text-[11px] font-semibold", tones[method], className)}>{method}</span>;
}
