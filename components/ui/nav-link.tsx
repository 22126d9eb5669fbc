"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = {
  href: string;
  /** True: only this very page counts, not those below it. */ exact?: boolean;
  className?: string;
  children: ReactNode;
};

/** A menu entry that knows when the reader is there. */
export function NavLink({ href, exact = false, className, children }: NavLinkProps) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined} className={className}>
      {children}
    </Link>
  );
}
