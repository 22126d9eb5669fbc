import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyApiKey } from "#/lib/api-keys/verify-api-key.ts";
import { signIn } from "#/lib/identity/sign-in.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { readDemo } from "./demo-file.ts";
import { seedDemo, type SeedDemoInput } from "./seed-demo.ts";

let world: TestWorld;
let folder: string;
let input: SeedDemoInput;

beforeAll(async () => {
  world = await createTestWorld();
  folder = await mkdtemp(join(tmpdir(), "demo-"));
  const callbacks = {
    onfon_dlr_url: "http://localhost/a",
    onfon_inbound_url: "http://localhost/b",
    c2b_validation_url: "http://localhost/c",
    c2b_confirmation_url: "http://localhost/d",
  };
  input = { file: join(folder, "demo.json"), callbacks, simulators: { phone_url: "http://localhost:1" } };
});

afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

describe("seedDemo", () => {
  test("an empty database gets staff and two active tenants whose keys and passwords work", async () => {
    const demo = await seedDemo(world.platform, input);
    if (!demo) throw new Error("There is no demo.");
    const device = { ip: "127.0.0.1", userAgent: "test", throttled: true };
    expect((await signIn(world.platform, { ...demo.staff, ...device })).staff).toBe(true);
    for (const part of [demo.tenant, demo.second_tenant]) {
      const tenant = await getTenant(world.platform, part.client_id);
      expect(tenant).toMatchObject({ status: "active", tier: "premium", accountNumber: part.account_number });
      expect(await verifyApiKey(world.platform, { key: part.live_key, ip: null })).toMatchObject({ mode: "live" });
      expect(await verifyApiKey(world.platform, { key: part.test_key, ip: null })).toMatchObject({ mode: "test" });
      expect((await signIn(world.platform, { ...part.owner, ...device })).staff).toBe(false);
      const wallets = await world.pools.platform.sql<{ mode: string; balance_e4: bigint }[]>`
        select mode, balance_e4 from wallets where tenant_id = ${part.client_id} order by mode`;
      expect(wallets.map((wallet) => [wallet.mode, wallet.balance_e4])).toEqual([
        ["live", 0n],
        ["test", 10_000_000n],
      ]);
    }
    expect((await stat(input.file)).mode & 0o777).toBe(0o600);
    expect(await readDemo(input.file)).toEqual(demo);
  });

  test("a later start makes nobody anew and renews the addresses", async () => {
    const before = await readDemo(input.file);
    const after = await seedDemo(world.platform, { ...input, simulators: { phone_url: "http://localhost:2" } });
    expect(after).toEqual({ ...before, simulators: { phone_url: "http://localhost:2" } });
  });

  test("a database that is in use and has no demo gets none", async () => {
    expect(await seedDemo(world.platform, { ...input, file: join(folder, "other.json") })).toBeNull();
  });
});
