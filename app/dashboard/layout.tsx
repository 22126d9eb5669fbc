import type { ReactNode } from "react";
import { PortalShell } from "#/components/portal/portal-shell.tsx";
import { requireMember } from "#/lib/session/require-member.ts";
import { productName } from "../product-name.ts";
import { submitMode } from "./actions.ts";

/** The frame of the portal. Permission is asked for by each page and again by each verb. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { ctx, tenant, liveAllowed } = await requireMember();
  return (
    <PortalShell
      appName={productName()}
      organisation={tenant.name}
      clientId={tenant.id}
      mode={ctx.mode}
      liveOpen={liveAllowed}
      switchMode={submitMode}
    >
      {children}
    </PortalShell>
  );
}
