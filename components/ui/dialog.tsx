"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  children: ReactNode;
};

/** Asks something on top of the page; from the bottom on phones. */
export function Dialog({ open, onOpenChange, title, description, closeLabel, children }: DialogProps) {
  const before = useRef<Element | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Primitive.Content
          // The primitive gives the focus back to a trigger of its own, and ours are plain buttons.
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-arrive overflow-y-auto rounded-t-xl border border-line bg-surface p-5 sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[30rem] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:p-6"
        >
          <Primitive.Title className="pr-10 text-lg font-semibold tracking-tight text-ink">{title}</Primitive.Title>
          <Primitive.Description className={description ? "mt-1 text-sm text-muted" : "sr-only"}>
            {description ?? title}
          </Primitive.Description>
          <div className="mt-5">{children}</div>
          <Primitive.Close
            className="touch absolute top-4 right-4 grid size-8 place-items-center rounded-md text-muted hover:bg-inset hover:text-ink"
            aria-label={closeLabel}
          >
            <X className="size-4" aria-hidden />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
