import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const buttonStyles = cva(
  "touch inline-flex select-none items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:bg-accent-hover",
        secondary: "border border-line-strong/60 bg-surface text-ink hover:bg-inset",
        quiet: "text-ink hover:bg-inset",
        danger: "bg-danger text-danger-ink hover:bg-danger-hover",
        link: "h-auto! min-h-0! min-w-0! rounded-sm px-0! text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent",
      },
      size: {
        small: "h-8 px-3 text-sm [&_svg]:size-4",
        medium: "h-10 px-4 text-sm [&_svg]:size-4",
        large: "h-12 px-5 text-base [&_svg]:size-5",
        icon: "size-9 [&_svg]:size-4",
      },
    },
    defaultVariants: { variant: "primary", size: "medium" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyles> & { asChild?: boolean };

export function Button({ variant, size, asChild = false, className, type = "button", ...rest }: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className);
  return asChild ? <Slot.Root className={classes} {...rest} /> : <button type={type} className={classes} {...rest} />;
}
