import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, until, type World } from "./world.ts";

let world: World;
const running = new Map<string, number>();
const most = new Map<string, number>();

async function occupy(key: string): Promise<void> {
  const now = (running.get(key) ?? 0) + 1;
  running.set(key, now);
  most.set(key, Math.max(most.get(key) ?? 0, now));
  await delay(30);
  running.set(key, (running.get(key) ?? 0) - 1);
}

const all = (name: string, count: number, data: (n: number) => Record<string, unknown> = (n) => ({ n })) =>
  Array.from({ length: count }, (_, n) => ({ name, data: data(n) }));

beforeAll(async () => {
  world = await startWorld((client, note) => [
    client.createFunction({ id: "narrow", concurrency: 2, triggers: { event: "flow/narrow" } }, async ({ step }) => {
      await step.run("one", () => occupy("narrow"));
      await step.run("two", () => occupy("narrow"));
      note("narrow.end");
    }),
    client.createFunction(
      { id: "keyed", concurrency: { limit: 1, key: "event.data.account" }, triggers: { event: "flow/keyed" } },
      async ({ event, step }) => {
        await step.run("work", () =>
          Promise.all([occupy(`keyed.${event.data.account}`), occupy("keyed")]).then(() => null),
        );
        note("keyed.end", event.data.account);
      },
    ),
    client.createFunction({ id: "beside", triggers: { event: "flow/beside" } }, () => note("beside.end")),
    client.createFunction(
      { id: "throttled", throttle: { limit: 2, period: "1s" }, triggers: { event: "flow/throttled" } },
      () => note("throttled.start"),
    ),
    client.createFunction(
      {
        id: "throttled-keyed",
        throttle: { limit: 1, period: "2s", key: "event.data.account" },
        triggers: { event: "flow/throttled-keyed" },
      },
      ({ event }) => note(`throttled.${event.data.account}`),
    ),
    client.createFunction(
      { id: "batch", batchEvents: { maxSize: 5, timeout: "2s" }, triggers: { event: "flow/batch" } },
      ({ event, events }) =>
        note("batch", { first: event.data.n, all: events.map((one: { data: { n?: number } }) => one.data.n) }),
    ),
    client.createFunction(
      {
        id: "batch-keyed",
        batchEvents: { maxSize: 3, timeout: "60s", key: "event.data.account" },
        triggers: { event: "flow/batch-keyed" },
      },
      ({ events }) =>
        note(
          "batch-keyed",
          events.map((one: { data: { account?: number } }) => one.data.account),
        ),
    ),
    client.createFunction(
      {
        id: "idempotent",
        idempotency: "event.data.order + '-' + event.data.kind",
        triggers: { event: "flow/idempotent" },
      },
      ({ event }) => note("idempotent", `${event.data.order}-${event.data.kind}`),
    ),
    client.createFunction({ id: "deduped", triggers: { event: "flow/deduped" } }, ({ event }) =>
      note("deduped", event.id),
    ),
    client.createFunction(
      { id: "chosen", triggers: { event: "flow/chosen", if: "event.data.kind == 'good' && event.data.size != 3" } },
      ({ event }) => note("chosen", event.data.size),
    ),
  ]);
});
afterAll(() => world.stop());

test("a function's steps never run more often at once than its limit, and reach it", async () => {
  await world.send(...all("flow/narrow", 12));
  await until(() => world.notesOf("narrow.end").length === 12, "all runs end");
  expect(most.get("narrow")).toBe(2);
});

test("a limit with a key holds for each value of the key, and different values do not wait for each other", async () => {
  await world.send(...all("flow/keyed", 20, (n) => ({ account: `a${n % 4}` })));
  await until(() => world.notesOf("keyed.end").length === 20, "all runs end");
  for (const account of ["a0", "a1", "a2", "a3"]) expect(most.get(`keyed.${account}`)).toBe(1);
  expect(most.get("keyed")).toBeGreaterThan(1);
});

test("a crowd in front of a narrow function holds up no other function", async () => {
  await world.send(...all("flow/narrow", 60));
  const sentAt = Date.now();
  await world.send({ name: "flow/beside" });
  const end = await until(() => world.notesOf("beside.end")[0], "the other function runs");
  expect(end.at - sentAt).toBeLessThan(1000);
  expect(world.notesOf("narrow.end").length).toBeLessThan(72);
});

test("a throttled function starts no more runs than its limit in any period", async () => {
  await world.send(...all("flow/throttled", 7));
  await until(() => world.notesOf("throttled.start").length === 7, "all runs start");
  const starts = world.notesOf("throttled.start").map((note) => note.at);
  // A start may be seen a little late, the one after it in time; hence the tolerance.
  for (const from of starts) expect(starts.filter((at) => at >= from && at < from + 850).length).toBeLessThanOrEqual(2);
});

test("a throttle with a key counts each value by itself", async () => {
  await world.send(...all("flow/throttled-keyed", 2, () => ({ account: "x" })), {
    name: "flow/throttled-keyed",
    data: { account: "y" },
  });
  await until(
    () => world.notesOf("throttled.y").length === 1 && world.notesOf("throttled.x").length === 2,
    "all runs start",
  );
  const [first, second] = world.notesOf("throttled.x");
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(1700);
  expect((world.notesOf("throttled.y")[0]?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(1000);
});

test("events are batched by number, in order, and the rest when their time is up", async () => {
  const sentAt = Date.now();
  await world.send(...all("flow/batch", 12));
  await until(() => world.notesOf("batch").length === 3, "three batches");
  const batches = world.notesOf("batch").map((note) => note.detail);
  expect(batches[2]).toEqual({ first: 10, all: [10, 11] });
  expect(batches.slice(0, 2)).toEqual(
    expect.arrayContaining([
      { first: 0, all: [0, 1, 2, 3, 4] },
      { first: 5, all: [5, 6, 7, 8, 9] },
    ]),
  );
  expect((world.notesOf("batch")[2]?.at ?? 0) - sentAt).toBeGreaterThan(1900);
});

test("a batch holds events of one key only", async () => {
  await world.send(...all("flow/batch-keyed", 6, (n) => ({ account: n % 2 })));
  await until(() => world.notesOf("batch-keyed").length === 2, "two batches");
  expect(world.notesOf("batch-keyed").map((note) => note.detail)).toEqual(
    expect.arrayContaining([
      [0, 0, 0],
      [1, 1, 1],
    ]),
  );
});

test("an idempotency key starts one run, however the events arrive", async () => {
  const event = { name: "flow/idempotent", data: { order: 1, kind: "pay" } };
  await Promise.all([world.send(event, event), world.send(event)]);
  await world.send(event);
  await world.send({ name: "flow/idempotent", data: { order: 2, kind: "pay" } });
  await until(
    () => world.notesOf("idempotent").some((note) => note.detail === "2-pay"),
    "the marker that came last has run",
  );
  expect(world.notesOf("idempotent").filter((note) => note.detail === "1-pay")).toHaveLength(1);
});

test("an event id counts once", async () => {
  const event = { name: "flow/deduped", id: `order-${Date.now()}` };
  await Promise.all([world.send(event, event), world.send(event)]);
  await world.send(event, { name: "flow/deduped", id: `${event.id}-marker` });
  await until(
    () => world.notesOf("deduped").some((note) => note.detail === `${event.id}-marker`),
    "the marker that came last has run",
  );
  expect(world.notesOf("deduped").filter((note) => note.detail === event.id)).toHaveLength(1);
});

test("a trigger's condition chooses among events", async () => {
  await world.send(
    ...[1, 2, 3, 4].flatMap((size) => [{ name: "flow/chosen", data: { kind: size === 2 ? "bad" : "good", size } }]),
  );
  await until(() => world.notesOf("chosen").some((note) => note.detail === 4), "the last event has run");
  expect(
    world
      .notesOf("chosen")
      .map((note) => note.detail)
      .toSorted(),
  ).toEqual([1, 4]);
});
