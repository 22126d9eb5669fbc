import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createTenant } from "./create-tenant.ts";
import { findTenant, findTenantByAccount } from "./lookup.ts";
import { listTenants } from "./list-tenants.ts";
import { resumeTenant } from "./resume-tenant.ts";
import { suspendTenant } from "./suspend-tenant.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const input = { name: "Clinic", contactName: "Asha", email: "asha@clinic.example", phone: "254700000000" };

function staff(...scopes: string[]) {
  return world.platformAs({ kind: "staff", userId: "usr_staff", role: "admin", scopes, ip: "10.0.0.1" });
}

describe("createTenant", () => {
  test("a tenant has its numbers, an empty live wallet, play money and an audit row", async () => {
    const tenant = await createTenant(world.platform, input);
    expect(tenant.id).toBeGreaterThan(1000);
    expect(tenant).toMatchObject({ status: "pending_verification", tier: "free", rateLimitPerMinute: 60 });
    expect(tenant.publicId).toMatch(/^ten_/);
    expect((await findTenantByAccount(world.platform, tenant.accountNumber))?.id).toBe(tenant.id);
    const wallets = await world.pools.platform.sql`
      select mode, balance_e4, last_seq from wallets where tenant_id = ${tenant.id} order by mode`;
    expect(wallets.map((wallet) => ({ ...wallet }))).toEqual([
      { mode: "live", balance_e4: 0n, last_seq: 0n },
      { mode: "test", balance_e4: 10_000_000n, last_seq: 1n },
    ]);
    const audit = await world.pools.platform.sql`select action, subject from audit_log where tenant_id = ${tenant.id}`;
    expect(audit.map((row) => ({ ...row }))).toEqual([{ action: "tenants.created", subject: tenant.publicId }]);
  });

  test("staff without the permission make none", async () => {
    await expect(createTenant(staff("tenants:read"), input)).rejects.toMatchObject({ code: "auth.scope_missing" });
  });

  test("a tenant's context sees itself and nobody else", async () => {
    const [one, other] = [await world.newTenant(), await world.newTenant()];
    expect(await findTenant(one.live, one.id)).toMatchObject({ id: one.id });
    expect(await findTenant(one.live, other.id)).toBeNull();
  });

  test("an account number that was mistyped is nobody's", async () => {
    expect(await findTenantByAccount(world.platform, "100100")).toBeNull();
  });
});

describe("suspendTenant", () => {
  test("an active tenant is suspended once, with reason and audit, and resumed", async () => {
    const { id } = await world.newTenant();
    const actor = staff("tenants:approve");
    expect(await suspendTenant(actor, { tenantId: id, reason: "Complaints" })).toMatchObject({
      status: "suspended",
      statusReason: "Complaints",
    });
    await expect(suspendTenant(actor, { tenantId: id, reason: "Again" })).rejects.toMatchObject({
      code: "tenants.wrong_state",
    });
    expect(await resumeTenant(actor, { tenantId: id })).toMatchObject({ status: "active", statusReason: null });
    const rows = await world.pools.platform.sql`
      select action, actor_kind, actor_id, ip, request_id from audit_log where tenant_id = ${id} and action <> 'tenants.created' order by seq`;
    expect(rows.map((row) => ({ ...row }))).toEqual(
      ["tenants.suspended", "tenants.resumed"].map((action) => ({
        action,
        actor_kind: "staff",
        actor_id: "usr_staff",
        ip: "10.0.0.1",
        request_id: "test-request",
      })),
    );
    await expect(suspendTenant(staff(), { tenantId: id, reason: "x" })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("listTenants", () => {
  test("pages follow each other without gap or repeat, and a search finds by name, client id and account", async () => {
    for (let made = 0; made < 3; made++) await world.newTenant();
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTenants>> = await listTenants(staff("tenants:read"), {
        limit: 2,
        cursor,
      });
      seen.push(...page.tenants.map((tenant) => tenant.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
    const tenant = await createTenant(world.platform, { ...input, name: "Bahari 100% Dental" });
    for (const search of ["bahari", "100%", String(tenant.id), tenant.accountNumber]) {
      const { tenants } = await listTenants(world.platform, { search });
      expect(tenants.map((found) => found.id)).toEqual([tenant.id]);
    }
  });
});
