import type { ReactNode } from "react";
import { PortalShell } from "#/components/portal/portal-shell.tsx";
import { unreadLimit } from "#/components/portal/unread-limit.ts";
import { countUnread } from "#/lib/notifications/count-unread.ts";
import { requireMember } from "#/lib/session/require-member.ts";
import { productName } from "../product-name.ts";
import { submitMode, submitSignOut } from "./actions.ts";
import { may } from "./may.ts";

/** The frame of the portal. Permission is asked for by each page and again by each verb. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const { ctx, tenant, liveAllowed } = member;
  return (
    <PortalShell
      appName={productName()}
      organisation={tenant.name}
      standing={{
        clientId: tenant.id,
        accountNumber: tenant.accountNumber,
        mode: ctx.mode,
        liveOpen: liveAllowed,
        maySend: may(member, "messages:write"),
        mayTopUp: may(member, "wallet:write"),
      }}
      unread={await countUnread(ctx, { limit: unreadLimit })}
      switchMode={submitMode}
      signOut={submitSignOut}
    >
      {children}
    </PortalShell>
  );
}
