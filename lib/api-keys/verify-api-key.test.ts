import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { suspendTenant } from "#/lib/tenants/suspend-tenant.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createApiKey } from "./create-api-key.ts";
import { flushKeyUses } from "./flush-key-uses.ts";
import { newKeyText } from "./key-text.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { keyCache, verifyApiKey } from "./verify-api-key.ts";

const clock = fixedClock(new Date("2026-03-02T08:00:00Z"));
let world: TestWorld;
let tenant: TestTenant;
beforeAll(async () => {
  world = await createTestWorld({ clock });
  tenant = await world.newTenant();
});
afterAll(() => world.close());

const refused = { kind: "unauthenticated", code: "api_keys.invalid" };
const verify = (key: string, ip: string | null = null) => verifyApiKey(world.platform, { key, ip });

describe("verifyApiKey", () => {
  test("a key answers its id, mode, scopes and tenant", async () => {
    const { key, apiKey } = await createApiKey(tenant.live, { name: "Server", scopes: ["messages:read"] });
    expect(await verify(key)).toMatchObject({
      keyId: apiKey.id,
      mode: "live",
      scopes: ["messages:read"],
      tenant: { id: tenant.id, status: "active", rateLimitPerMinute: 60, timeZone: "Africa/Nairobi", price: 10_000n },
    });
  });

  test("unknown, mistyped, empty and expired keys are refused alike", async () => {
    const { key } = await createApiKey(tenant.live, {
      name: "Brief",
      expiresAt: new Date(clock.now().getTime() + 500),
    });
    expect(await verify(key)).toMatchObject({ mode: "live" });
    clock.advance(500);
    for (const wrong of [key, newKeyText("live"), randomUUID(), "", "sk_live_", "x".repeat(5000)]) {
      await expect(verify(wrong)).rejects.toMatchObject(refused);
    }
  });

  test("a revoked key and a suspended tenant are noticed within a second", async () => {
    const other = await world.newTenant();
    const { key, apiKey } = await createApiKey(other.live, { name: "Server" });
    await verify(key);
    await suspendTenant(world.platform, { tenantId: other.id, reason: "Complaints" });
    clock.advance(1000);
    expect((await verify(key)).tenant.status).toBe("suspended");
    await revokeApiKey(other.live, { keyId: apiKey.id });
    clock.advance(1000);
    await expect(verify(key)).rejects.toMatchObject(refused);
  });

  test("an address outside the key's list is forbidden, and so is an unknown one", async () => {
    const { key } = await createApiKey(tenant.live, { name: "Server", ipList: ["41.90.0.0/16"] });
    expect(await verify(key, "41.90.3.4")).toMatchObject({ mode: "live" });
    for (const ip of ["41.91.3.4", null]) {
      await expect(verify(key, ip)).rejects.toMatchObject({ kind: "forbidden", code: "api_keys.ip_not_allowed" });
    }
  });

  test("a key that was imported with another shape works", async () => {
    const key = randomUUID();
    await world.pools.platform.sql`
      insert into api_keys (id, tenant_id, mode, name, key_hmac, prefix, last4, scopes, created_by)
      values ('key_imported', ${tenant.id}, 'live', 'Old', ${world.platform.vault.hmac("api-key", key)}, '', ${key.slice(-4)}, '{messages:read}', 'import')`;
    expect(await verify(key)).toMatchObject({ keyId: "key_imported" });
  });

  test("guessing fills no memory: at most 10,000 texts are remembered", async () => {
    const cache = keyCache(world.platform);
    for (let tried = 0; tried < 10_500; tried++) await cache.get(`guess-${tried}`, () => Promise.resolve(null));
    expect(cache.size).toBe(10_000);
  });

  test("the time of use is written for many keys by one statement, never backwards", async () => {
    const keys = [await createApiKey(tenant.live, { name: "a" }), await createApiKey(tenant.live, { name: "b" })];
    for (const { key } of keys) await verify(key);
    const usedAt = clock.now();
    await flushKeyUses(world.platform);
    const rows = await world.pools.platform.sql<{ at: string }[]>`
      select last_used_at as at from api_keys where id in ${world.pools.platform.sql(keys.map(({ apiKey }) => apiKey.id))}`;
    expect(rows.map(({ at }) => new Date(at))).toEqual([usedAt, usedAt]);
  });
});

describe("revokeApiKey", () => {
  test("it works once and is audited once; another tenant's key is not found", async () => {
    const { apiKey } = await createApiKey(tenant.live, { name: "Server" });
    const other = await world.newTenant();
    await expect(revokeApiKey(other.live, { keyId: apiKey.id })).rejects.toMatchObject({ code: "api_keys.not_found" });
    const reader = world.tenantCtx(tenant.id, { scopes: ["messages:read"] });
    await expect(revokeApiKey(reader, { keyId: apiKey.id })).rejects.toMatchObject({ code: "auth.scope_missing" });
    await revokeApiKey(tenant.live, { keyId: apiKey.id });
    await revokeApiKey(tenant.live, { keyId: apiKey.id });
    const rows = await world.pools.platform.sql`
      select id from audit_log where subject = ${apiKey.id} and action = 'api_keys.revoked'`;
    expect(rows).toHaveLength(1);
  });
});
