import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { forgetCallbacks } from "./forget-callbacks.ts";
import { recordCallback } from "./record-callback.ts";

const dayMs = 86_400_000;
const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

const call = (naturalKey: string) =>
  recordCallback(world.platform, {
    kind: "c2b_confirmation",
    subject: "600111",
    naturalKey,
    payload: "{}",
    sourceIp: null,
  });

test("a provider's calls go after 400 days, those not worked on yet never", async () => {
  await call("old");
  await call("waiting");
  await world.pools.platform.sql`update callbacks set finished_at = now() where natural_key = 'old'`;
  clock.advance(300 * dayMs);
  await call("young");
  await world.pools.platform.sql`update callbacks set finished_at = now() where natural_key = 'young'`;
  expect(await forgetCallbacks(world.platform, 10)).toBe(0);
  clock.advance(101 * dayMs);
  expect(await forgetCallbacks(world.platform, 10)).toBe(1);
  const left = await world.pools.platform.sql<{ natural_key: string }[]>`select natural_key from callbacks order by id`;
  expect(left.map((row) => row.natural_key)).toEqual(["waiting", "young"]);
});
