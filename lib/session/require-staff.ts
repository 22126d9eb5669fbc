import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { StaffRole } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import type { Session } from "#/lib/identity/find-session.ts";
import { findStaff } from "#/lib/staff/find-staff.ts";
import { scopesOfStaff } from "#/lib/staff/roles.ts";
import { runtime } from "#/lib/wiring.ts";
import { browserCaller } from "./caller.ts";
import { findCurrentSession } from "./find-current-session.ts";

export type SignedInStaff = { ctx: PlatformCtx; session: Session; role: StaffRole };

/**
 * The operator's staff behind this page or action, by a session of staff (trust.md TR-87). Who is nobody signs in; to
 * tenants the console is not there.
 */
export async function requireStaff(): Promise<SignedInStaff> {
  const session = await findCurrentSession();
  if (!session) {
    const path = (await headers()).get("x-pathname");
    redirect(path ? `/login?next=${encodeURIComponent(path)}` : "/login");
  }
  const own = runtime();
  const { ip, requestId } = await browserCaller();
  const role = session.staff
    ? await findStaff(own.platformCtx({ kind: "system", name: "session" }), session.user.id)
    : null;
  if (!role) notFound();
  const actor = { kind: "staff", userId: session.user.id, role, scopes: scopesOfStaff(role), ip } as const;
  return { ctx: own.platformCtx(actor, requestId), session, role };
}
