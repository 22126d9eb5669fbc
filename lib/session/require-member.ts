import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { MemberRole, Mode } from "#/db/enums.ts";
import type { TenantCtx } from "#/lib/core/context.ts";
import type { Session } from "#/lib/identity/find-session.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { scopesOfMember } from "#/lib/team/roles.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { mayUseMode, type Tenant } from "#/lib/tenants/tenant.ts";
import { runtime } from "#/lib/wiring.ts";
import { browserCaller } from "./caller.ts";
import { cookieNames } from "./cookies.ts";
import { findCurrentSession } from "./find-current-session.ts";

export type SignedInMember = {
  /** In the mode the person has switched to; live only when the tenant may. */
  ctx: TenantCtx;
  session: Session;
  tenant: Tenant;
  role: MemberRole;
  /** False as long as only test mode is open. */
  liveAllowed: boolean;
};

/** The signed-in person, their tenant and what they may do, or null; looked up once per request. */
export const findMember = cache(async (): Promise<SignedInMember | null> => {
  const session = await findCurrentSession();
  if (!session) return null;
  const own = runtime();
  const { ip, requestId } = await browserCaller();
  const platform = own.platformCtx({ kind: "system", name: "session" }, requestId);
  const [membership] = await listMemberships(platform, session.user.id);
  if (!membership) return null;
  const { role, tenantId } = membership;
  const tenant = await getTenant(platform, tenantId);
  const liveAllowed = mayUseMode(tenant.status, "live");
  const mode = await chosenMode(liveAllowed);
  const actor = { kind: "user", userId: session.user.id, role, scopes: scopesOfMember(role), ip } as const;
  return { ctx: own.tenantCtx(tenantId, mode, actor, requestId), session, tenant, role, liveAllowed };
});

async function chosenMode(liveAllowed: boolean): Promise<Mode> {
  if (!liveAllowed) return "test";
  const jar = await cookies();
  return jar.get(cookieNames(runtime().env).mode)?.value === "test" ? "test" : "live";
}

/**
 * The member behind this page or action. Anybody else is sent on: to sign in (and back here after it), to the console when
 * they are staff, to the verification page as long as the e-mail is not proven.
 */
export async function requireMember(): Promise<SignedInMember> {
  const member = await findMember();
  if (!member) {
    const session = await findCurrentSession();
    if (session?.staff) redirect("/admin");
    const path = (await headers()).get("x-pathname");
    redirect(path ? `/login?next=${encodeURIComponent(path)}` : "/login");
  }
  if (member.tenant.status === "pending_verification") {
    redirect(`/verify-email?email=${encodeURIComponent(member.session.user.email)}`);
  }
  return member;
}
