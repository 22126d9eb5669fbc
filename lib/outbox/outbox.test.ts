import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defineEvent } from "#/lib/core/events.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getOutboxLag } from "./get-outbox-lag.ts";
import { relayOutbox, type PublishedEvent } from "./relay-outbox.ts";
import { startOutboxRelay } from "./start-outbox-relay.ts";

const fact = defineEvent<{ id: string }>("test/fact.told");
const signal = defineEvent<{ key: string }>("test/work.waiting", { coalesce: (data) => data.key });
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  await world.pools.platform.sql`delete from outbox`;
});
afterAll(() => world.close());

async function tell(facts: string[], signals: string[] = []): Promise<void> {
  await withTransaction(world.platform, async (tx) => {
    for (const id of facts) tx.emit(fact, { id });
    for (const key of signals) tx.emit(signal, { key });
  });
}

async function waiting(): Promise<number> {
  const [row] = await world.pools.platform.sql<{ count: bigint }[]>`select count(*) from outbox`;
  return Number(row?.count);
}

function collector() {
  const events: PublishedEvent[] = [];
  const publish = async (batch: PublishedEvent[]) => {
    events.push(...batch);
  };
  return { events, publish };
}

test("events leave in the order they were told, each once, and the outbox is empty", async () => {
  await tell(["a", "b"]);
  await tell(["c"]);
  const { events, publish } = collector();
  expect(await relayOutbox(world.platform, publish)).toEqual({ rows: 3, keys: [] });
  expect(events.map((event) => event.data)).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
  expect(new Set(events.map((event) => event.id)).size).toBe(3);
  expect(await relayOutbox(world.platform, publish)).toEqual({ rows: 0, keys: [] });
});

test("an event of a transaction that was rolled back never leaves", async () => {
  const broken = withTransaction(world.platform, async (tx) => {
    tx.emit(fact, { id: "never" });
    throw new Error("rolled back");
  });
  await expect(broken).rejects.toThrow("rolled back");
  expect(await waiting()).toBe(0);
});

test("a tenant's transaction writes events it can not read", async () => {
  const tenant = await world.newTenant();
  await withTransaction(tenant.live, async (tx) => tx.emit(fact, { id: "own" }));
  await expect(withTransaction(tenant.live, (tx) => tx.sql`select * from outbox`)).rejects.toThrow(/permission denied/);
  const { events, publish } = collector();
  await relayOutbox(world.platform, publish);
  expect(events.map((event) => event.data)).toContainEqual({ id: "own" });
});

test("signals with one key that wait together leave as one", async () => {
  await tell(["a"], ["x", "x", "y"]);
  await tell([], ["x"]);
  await tell(["b"], ["x"]);
  const { events, publish } = collector();
  const { keys } = await relayOutbox(world.platform, publish);
  expect(events.map((event) => Object.values(event.data)[0]).sort()).toEqual(["a", "b", "x", "y"]);
  expect(keys.sort()).toEqual(["test/work.waiting:x", "test/work.waiting:y"]);
  expect(await waiting()).toBe(0);
});

test("what the engine did not acknowledge stays and leaves again with the same ids", async () => {
  await tell(["a", "b"]);
  const first: PublishedEvent[] = [];
  const lost = relayOutbox(world.platform, async (events) => {
    first.push(...events);
    throw new Error("the answer was lost");
  });
  await expect(lost).rejects.toThrow("the answer was lost");
  const { events, publish } = collector();
  await relayOutbox(world.platform, publish);
  expect(events).toEqual(first);
});

test("a repeated signal that speaks of newer work has a new id, so that the engine does not drop it as known", async () => {
  await tell([], ["x"]);
  const first: PublishedEvent[] = [];
  await relayOutbox(world.platform, async (events) => {
    first.push(...events);
    throw new Error("killed before the commit");
  }).catch(() => {});
  await tell([], ["x"]);
  const { events, publish } = collector();
  await relayOutbox(world.platform, publish);
  expect(events).toHaveLength(1);
  expect(events[0]?.id).not.toBe(first[0]?.id);
});

test("several relays at once share the rows: nothing is lost and nothing leaves twice", async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, index) => tell(Array.from({ length: 100 }, (__, n) => `${index}-${n}`))),
  );
  const { events, publish } = collector();
  const drain = async () => {
    while ((await relayOutbox(world.platform, publish, { limit: 70 })).rows > 0);
  };
  await Promise.all([drain(), drain(), drain()]);
  expect(new Set(events.map((event) => event.data["id"])).size).toBe(1000);
  expect(events).toHaveLength(1000);
  expect(await waiting()).toBe(0);
});

test("the running relay sends a poked event at once, holds a repeated signal back for its gap, and survives an engine that is down", async () => {
  const events: (PublishedEvent & { atMs: number })[] = [];
  let down = false;
  const relay = startOutboxRelay(world.platform, async (batch) => {
    if (down) throw new Error("engine down");
    events.push(...batch.map((event) => ({ ...event, atMs: performance.now() })));
  });
  await tell([], ["k"]);
  relay.poke();
  await expect.poll(() => events.length).toBe(1);
  await tell(["passes"], ["k"]);
  relay.poke();
  await expect.poll(() => events.length).toBe(3);
  const [first, second] = events.filter((event) => event.name === signal.name).map((event) => event.atMs);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(100);
  down = true;
  await tell(["late"]);
  relay.poke();
  await expect.poll(() => relay.lag()).toBeGreaterThan(100);
  down = false;
  await expect.poll(() => events.length, { timeout: 5_000 }).toBe(4);
  expect(await getOutboxLag(world.platform)).toBe(0);
  await relay.stop();
});
