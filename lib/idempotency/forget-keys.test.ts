import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { forgetKeys } from "./forget-keys.ts";

const dayMs = 86_400_000;
const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

test("first answers are kept for 7 days at least, then they go a page at a time", async () => {
  const tenant = await world.newTenant();
  const ages = [0, 6, 7, 9, 30, 400];
  for (const age of ages) {
    const at = new Date(clock.now().getTime() - age * dayMs).toISOString();
    await world.pools.platform.sql`
      insert into idempotency_keys (tenant_id, mode, key, operation, request_hash, status, created_at)
      values (${tenant.id}, 'live', ${`key-${age}`}, 'sms.send', 'hash', 202, ${at}::timestamptz)`;
  }
  expect(await forgetKeys(world.platform, 2)).toBe(2);
  expect(await forgetKeys(world.platform, 2)).toBe(1);
  expect(await forgetKeys(world.platform, 2)).toBe(0);
  const left = await world.pools.platform.sql<{ key: string }[]>`select key from idempotency_keys order by key`;
  expect(left.map(({ key }) => key)).toEqual(["key-0", "key-6", "key-7"]);
});
