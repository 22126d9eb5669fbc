import Link from "next/link";
import { Button } from "#/components/ui/button.tsx";

type PagerProps = { newest: { href: string; label: string } | null; older: { href: string; label: string } | null };

/** On to the next page of a list, and back to its top. */
export function Pager({ newest, older }: PagerProps) {
  if (!newest && !older) return null;
  return (
    <nav className="mt-4 flex justify-between gap-3">
      {newest ? (
        <Button asChild variant="secondary">
          <Link href={newest.href}>{newest.label}</Link>
        </Button>
      ) : (
        <span />
      )}
      {older ? (
        <Button asChild variant="secondary">
          <Link href={older.href}>{older.label}</Link>
        </Button>
      ) : null}
    </nav>
  );
}
