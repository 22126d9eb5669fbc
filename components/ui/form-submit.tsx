"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useSubmission } from "./action-form.tsx";
import { Button, type ButtonProps } from "./button.tsx";

/** The button of an ActionForm: while the answer is awaited it says so. */
export function FormSubmit({ pendingLabel, children, ...rest }: ButtonProps & { pendingLabel: ReactNode }) {
  const { pending } = useSubmission();
  return (
    <Button type="submit" aria-disabled={pending} {...rest}>
      {pending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {pending ? pendingLabel : children}
    </Button>
  );
}
