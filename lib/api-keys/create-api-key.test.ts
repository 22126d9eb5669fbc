import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scopesOfMember } from "#/lib/team/roles.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createApiKey } from "./create-api-key.ts";
import { findTestKey } from "./find-test-key.ts";
import { listApiKeys } from "./list-api-keys.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

describe("createApiKey", () => {
  test("only the HMAC of a live key is kept, and the audit names it without showing it", async () => {
    const tenant = await world.newTenant();
    const { key, apiKey } = await createApiKey(tenant.live, { name: "Server" });
    const [row] = await world.pools.platform.sql`select * from api_keys where id = ${apiKey.id}`;
    expect(row).toMatchObject({
      key_hmac: world.platform.vault.hmac("api-key", key),
      sealed_key: null,
      prefix: "sk_live_",
    });
    expect(row?.["last4"]).toBe(key.slice(-4));
    const [audit] = await world.pools.platform.sql`
      select action, after from audit_log where subject = ${apiKey.id} and tenant_id = ${tenant.id}`;
    expect(audit).toMatchObject({ action: "api_keys.created", after: { name: "Server", mode: "live" } });
    expect(JSON.stringify(audit)).not.toContain(key);
    expect((await listApiKeys(tenant.live)).map((listed) => listed.id)).toEqual([apiKey.id]);
    expect(await listApiKeys(tenant.test)).toEqual([]);
  });

  test("a test key can be shown again, to its own tenant in test mode only", async () => {
    const [tenant, other] = [await world.newTenant(), await world.newTenant()];
    const { key } = await createApiKey(tenant.test, { name: "First test key" });
    expect(await findTestKey(tenant.test)).toBe(key);
    expect(await findTestKey(other.test)).toBeNull();
    await expect(findTestKey(tenant.live)).rejects.toMatchObject({ code: "api_keys.live_not_shown" });
  });

  test("live needs an active tenant and an approved sender ID; test needs neither", async () => {
    const waiting = await world.newTenant({ status: "pending_approval" });
    await expect(createApiKey(waiting.live, { name: "x" })).rejects.toMatchObject({ code: "api_keys.not_approved" });
    await expect(createApiKey(waiting.test, { name: "x" })).resolves.toBeDefined();
    const unnamed = await world.newTenant({ sender: null });
    await expect(createApiKey(unnamed.live, { name: "x" })).rejects.toMatchObject({
      code: "api_keys.no_approved_sender",
    });
    const suspended = await world.newTenant({ status: "suspended" });
    await expect(createApiKey(suspended.test, { name: "x" })).rejects.toMatchObject({ code: "tenants.suspended" });
  });

  test("nobody without keys:manage makes one, and nobody gives more than they have", async () => {
    const { id } = await world.newTenant();
    const viewer = world.tenantCtx(id, { scopes: scopesOfMember("viewer") });
    await expect(createApiKey(viewer, { name: "x" })).rejects.toMatchObject({ code: "auth.scope_missing" });
    const developer = world.tenantCtx(id, { scopes: scopesOfMember("developer") });
    const wide = { name: "x", scopes: ["wallet:write"] as const };
    await expect(createApiKey(developer, wide)).rejects.toMatchObject({ code: "api_keys.scopes_too_wide" });
    await expect(createApiKey(developer, { name: "x", scopes: ["messages:write"] })).resolves.toBeDefined();
    const owner = world.tenantCtx(id, { scopes: scopesOfMember("owner") });
    const people = { name: "x", scopes: ["team:manage"] as const };
    await expect(createApiKey(owner, people)).rejects.toMatchObject({ code: "api_keys.scopes_too_wide" });
    await expect(createApiKey(owner, { name: "x", ipList: ["10.0.0.0/40"] })).rejects.toMatchObject({
      code: "api_keys.ip_invalid",
    });
  });
});
