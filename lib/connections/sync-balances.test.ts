import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { ensurePlatformConnections } from "./ensure-platform-connections.ts";
import { balanceGapMs, syncBalances, type ReadBalance } from "./sync-balances.ts";

const clock = fixedClock(new Date());
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  await ensurePlatformConnections(world.platform);
});
afterAll(() => world.close());

const readRow = async () => {
  const [row] = await world.pools.platform.sql<{ balance_e4: bigint | null; balance_error: string | null }[]>`
    select balance_e4, balance_error from connections where provider = 'onfon'`;
  return row;
};

it("asks once in 30 s however many want to know, and keeps the last value when the provider is silent", async () => {
  let asked = 0;
  let answer: Awaited<ReturnType<ReadBalance>> = { ok: true, balance: fromKes(12_500.5) };
  const read: ReadBalance = async () => {
    asked++;
    return answer;
  };
  await Promise.all(Array.from({ length: 20 }, () => syncBalances(world.platform, read)));
  expect(asked).toBe(1);
  expect(await readRow()).toEqual({ balance_e4: 125_005_000n, balance_error: null });
  answer = { ok: false, reason: "timeout" };
  clock.advance(balanceGapMs + 1);
  await syncBalances(world.platform, read);
  expect(asked).toBe(2);
  expect(await readRow()).toEqual({ balance_e4: 125_005_000n, balance_error: "timeout" });
});
