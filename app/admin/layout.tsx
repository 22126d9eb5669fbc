import type { ReactNode } from "react";
import { AdminShell } from "#/components/admin/admin-shell.tsx";
import { Toaster } from "#/components/ui/toast.tsx";
import { requireStaff } from "#/lib/session/require-staff.ts";
import { submitSignOut } from "../dashboard/actions.ts";
import { productName } from "../product-name.ts";
import { countWaiting } from "./waiting.ts";

/** The frame of the console. Permission is asked for by each page and again by each verb. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff();
  const { organisations, senders, topUps, money } = await countWaiting(staff.ctx);
  return (
    <AdminShell
      appName={productName()}
      person={staff.session.user}
      waiting={{ approvals: organisations + senders + topUps, money }}
      signOut={submitSignOut}
    >
      {children}
      <Toaster />
    </AdminShell>
  );
}
