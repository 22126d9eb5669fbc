import { afterAll, beforeAll, expect, it } from "vitest";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { ensurePlatformConnections } from "./ensure-platform-connections.ts";
import { openConnection, spendTokens } from "./open-connection.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

it("claimers take turns: none waits in a ring, and each second's tokens are spent once", async () => {
  const connections = await ensurePlatformConnections(world.platform);
  const id = connections.find(({ provider }) => provider === "onfon")?.id ?? "";
  const claim = () =>
    withTransaction(world.platform, async (tx) => {
      const connection = await openConnection(tx, id);
      await spendTokens(tx, id, 1);
      return connection?.tokens ?? 0;
    });
  const claimer = async () => {
    const seen: number[] = [];
    for (let turn = 0; turn < 60; turn++) seen.push(await claim());
    return seen;
  };
  let claiming = true;
  // As accepted messages do, whose rows refer to the connection.
  const referrer = async () => {
    while (claiming) {
      await withTransaction(world.platform, (tx) => tx.sql`select from connections where id = ${id} for key share`);
    }
  };
  const referring = Promise.all(Array.from({ length: 4 }, referrer));
  const tokens = (await Promise.all(Array.from({ length: 7 }, claimer)).finally(() => (claiming = false))).flat();
  await referring;
  expect(tokens).toHaveLength(420);
  expect(Math.min(...tokens)).toBeGreaterThan(0);
});
