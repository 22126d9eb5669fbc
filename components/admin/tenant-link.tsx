import Link from "next/link";
import type { ReactNode } from "react";

/** Leads to the page of a tenant; shows its client ID unless told otherwise. */
export function TenantLink({ clientId, children }: { clientId: number; children?: ReactNode }) {
  return (
    <Link
      href={`/admin/tenants/${clientId}`}
      prefetch={false}
      className="figures underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {children ?? clientId}
    </Link>
  );
}
