import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** Rows of 40 px; scrolls inside itself when it must, never the page. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    <div className="relative overflow-x-auto">
      <table className={cn("w-full border-collapse text-left text-sm", className)} {...rest} />
    </div>
  );
}

/** The same list twice: `cards` (list items) on a phone, the table from 640 px on and on paper. */
export function CardsOrTable({ cards, children }: { cards: ReactNode; children: ReactNode }) {
  return (
    <>
      <ul className="divide-y divide-line sm:hidden print:hidden">{cards}</ul>
      <div className="hidden sm:block print:block">
        <Table>{children}</Table>
      </div>
    </>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "h-9 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-muted first:pl-5 last:pr-5",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return (
    <td
      className={cn(
        "h-10 border-b border-line/70 px-3 align-middle in-[tr:last-child]:border-b-0 first:pl-5 last:pr-5",
        className,
      )}
      {...rest}
    />
  );
}
