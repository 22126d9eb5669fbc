import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const alertStyles = cva("flex gap-3 rounded-lg border px-4 py-3 text-sm leading-relaxed", {
  variants: {
    tone: {
      info: "border-line bg-inset",
      positive: "border-positive/30 bg-positive-soft",
      warning: "border-warning/35 bg-warning-soft",
      danger: "border-danger/40 bg-danger-soft",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = {
  info: <Info className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />,
  positive: <CircleCheck className="mt-0.5 size-4 shrink-0 text-positive" aria-hidden />,
  warning: <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden />,
  danger: <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />,
};

type AlertProps = VariantProps<typeof alertStyles> & { title?: ReactNode; children?: ReactNode; action?: ReactNode };

/** A standing notice with its next step. */
export function Alert({ tone, title, children, action }: AlertProps) {
  return (
    <div className={alertStyles({ tone })}>
      {icons[tone ?? "info"]}
      <div className="flex grow flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="grid gap-0.5">
          {title ? <p className="font-medium text-ink">{title}</p> : null}
          {children ? <div className="text-ink/85">{children}</div> : null}
        </div>
        {action}
      </div>
    </div>
  );
}
