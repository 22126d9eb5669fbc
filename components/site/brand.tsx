import Link from "next/link";
import { Mark } from "#/components/ui/mark.tsx";

type BrandProps = {
  name: string;
  href?: string;
  label: string;
  /** The sign alone on a phone. */ short?: boolean;
};

/** The sign and name of the product; leads home. */
export function Brand({ name, href = "/", label, short = false }: BrandProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      className="touch inline-flex items-center gap-2 rounded-sm text-[17px] font-semibold tracking-[-0.02em] text-ink"
    >
      <Mark />
      <span className={short ? "max-sm:hidden" : undefined}>{name}</span>
    </Link>
  );
}
