import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { endSession } from "#/lib/identity/end-session.ts";
import { addStaff } from "#/lib/staff/add-staff.ts";
import { addMember } from "#/lib/team/add-member.ts";
import { createTenant } from "#/lib/tenants/create-tenant.ts";
import type { MemberRole, TenantStatus } from "#/db/enums.ts";
import { clientAddressHeader } from "#/lib/http/client-address-header.ts";
import { requireMember } from "./require-member.ts";
import { requireStaff } from "./require-staff.ts";
import { startSessionSite, type SessionSite } from "./testing/session-site.ts";

// Next keeps the request in a store of its own; here it is what a test sets.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const found = (request.headers.get("cookie") ?? "").split("; ").find((part) => part.startsWith(`${name}=`));
      return found ? { name, value: found.slice(name.length + 1) } : undefined;
    },
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`);
  },
  notFound: () => {
    throw new Error("not found");
  },
}));

let site: SessionSite;
beforeAll(async () => {
  site = await startSessionSite();
});
afterAll(() => site.close());
afterEach(() => {
  request.headers = new Headers();
});

async function newMember(status: TenantStatus = "active", role: MemberRole = "owner") {
  const user = await site.newUser();
  const contact = { contactName: user.name, email: user.email, phone: "254700000000" };
  const tenant = await createTenant(site.platform, { name: "Clinic", ...contact, status });
  await addMember(site.platform, { tenantId: tenant.id, userId: user.id, role });
  const sessionId = await site.openFor(user.id);
  return { user, tenant, sessionId, cookie: await site.cookieFor(sessionId) };
}

function browse(cookie: string, path = "/dashboard"): void {
  request.headers = new Headers({ cookie, "x-pathname": path, [clientAddressHeader]: "41.90.1.1" });
}

describe("requireMember", () => {
  test("the cookie leads to the person's tenant, with the scopes of their role and their address", async () => {
    const { user, tenant, cookie } = await newMember("active", "viewer");
    browse(cookie);
    const { ctx, role, liveAllowed } = await requireMember();
    expect({ role, liveAllowed }).toEqual({ role: "viewer", liveAllowed: true });
    expect(ctx).toMatchObject({ kind: "tenant", tenantId: tenant.id, mode: "live" });
    expect(ctx.actor).toMatchObject({ kind: "user", userId: user.id, ip: "41.90.1.1" });
    expect("scopes" in ctx.actor && ctx.actor.scopes).not.toContain("messages:write");
  });

  test("a copy of the cookie is refused from the moment its session has ended", async () => {
    const { sessionId, cookie } = await newMember();
    browse(cookie);
    await requireMember();
    await endSession(site.platform, sessionId);
    await expect(requireMember()).rejects.toThrow("redirect /login");
  });

  test("nobody is sent to sign in and back; a changed cookie is nobody", async () => {
    browse("", "/dashboard/wallet?tab=1");
    await expect(requireMember()).rejects.toThrow("redirect /login?next=%2Fdashboard%2Fwallet%3Ftab%3D1");
    const { cookie } = await newMember();
    browse(cookie.replace(/jumbe_session=.{20}/, "jumbe_session=eyJhbGciOiJub25lIn0."));
    await expect(requireMember()).rejects.toThrow("redirect /login");
  });

  test("live is open to an active tenant only, and the switch is remembered", async () => {
    const waiting = await newMember("pending_approval");
    browse(`${waiting.cookie}; jumbe_mode=live`);
    expect(await requireMember()).toMatchObject({ liveAllowed: false, ctx: { mode: "test" } });
    const active = await newMember();
    browse(`${active.cookie}; jumbe_mode=test`);
    expect(await requireMember()).toMatchObject({ liveAllowed: true, ctx: { mode: "test" } });
  });

  test("as long as the e-mail is not proven there is only the page that waits for it", async () => {
    const { user, cookie } = await newMember("pending_verification");
    browse(cookie);
    await expect(requireMember()).rejects.toThrow(`redirect /verify-email?email=${encodeURIComponent(user.email)}`);
  });
});

describe("requireStaff", () => {
  test("the console is there for staff and for nobody else", async () => {
    const { cookie } = await newMember();
    browse(cookie, "/admin");
    await expect(requireStaff()).rejects.toThrow("not found");
    browse("", "/admin");
    await expect(requireStaff()).rejects.toThrow("redirect /login?next=%2Fadmin");
    const staff = await site.newUser();
    const before = await site.openFor(staff.id);
    await addStaff(site.platform, { userId: staff.id, role: "support" });
    browse(await site.cookieFor(before), "/admin");
    await expect(requireStaff()).rejects.toThrow("not found");
    browse(await site.cookieFor(await site.openFor(staff.id)), "/admin");
    const { ctx, role } = await requireStaff();
    expect(role).toBe("support");
    expect(ctx.actor).toMatchObject({ kind: "staff", userId: staff.id });
    await expect(requireMember()).rejects.toThrow("redirect /admin");
  });
});
