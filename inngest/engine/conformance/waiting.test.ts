import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "./query.ts";
import { isEmbedded, startWorld, until, type World } from "./world.ts";

/** Our own engine's cron is moved forward by hand, so that it stands still otherwise; elsewhere the next minute is waited for. */
const cron = isEmbedded ? "TZ=Africa/Nairobi 30 7 1 1 *" : "* * * * *";

let world: World;

beforeAll(async () => {
  world = await startWorld((client, note) => [
    client.createFunction({ id: "waits", triggers: { event: "waiting/order" } }, async ({ event, step }) => {
      const found = await step.waitForEvent("paid", {
        event: "waiting/paid",
        match: "data.order",
        timeout: event.data.timeout,
      });
      note(`order.${event.data.order}`, found === null ? null : found.data);
    }),
    client.createFunction({ id: "different", triggers: { event: "waiting/different" } }, async ({ event, step }) => {
      const found = await step.waitForEvent("paid", {
        event: "waiting/settled",
        if: "event.data.order == async.data.reference",
        timeout: "30s",
      });
      note(`different.${event.data.order}`, found?.data.amount ?? null);
    }),
    client.createFunction({ id: "either", triggers: { event: "waiting/either" } }, async ({ step }) => {
      const [one, other] = await Promise.all([
        step.waitForEvent("a", { event: "waiting/a", timeout: "30s" }),
        step.waitForEvent("b", { event: "waiting/b", timeout: "1s" }),
      ]);
      note("either.end", [one?.data.word ?? null, other]);
    }),
    client.createFunction({ id: "tick", triggers: { cron } }, ({ event }) => note("tick", event.name)),
    client.createFunction({ id: "probe", triggers: { event: "waiting/probe" } }, async ({ step }) => {
      note("probe.started");
      await step.waitForEvent("go", { event: "waiting/go", timeout: "30s" });
    }),
  ]);
});
afterAll(() => world.stop());

/** The wait has been registered: from now on an event can fulfil it. Another server does not tell, so it is given a moment by a second run. */
async function waitsAreOpen(count: number): Promise<void> {
  if (isEmbedded)
    await until(
      async () =>
        (await query<{ n: number }>(world.databaseUrl, "select count(*)::int as n from engine.waits"))[0]?.n === count,
      "the waits are open",
    );
  else
    await world
      .send({ name: "waiting/probe" })
      .then(() => until(() => world.notesOf("probe.started")[0], "a later run has begun"));
}

test("a wait ends with the event whose field is the same, and with no other", async () => {
  await world.send(
    { name: "waiting/order", data: { order: "o-1", timeout: "30s" } },
    { name: "waiting/order", data: { order: "o-2", timeout: "30s" } },
  );
  await waitsAreOpen(2);
  await world.send(
    { name: "waiting/paid", data: { order: "o-3", amount: 1 } },
    { name: "waiting/paid", data: { order: "o-2", amount: 2 } },
  );
  const second = await until(() => world.notesOf("order.o-2")[0], "the matching run goes on");
  expect(second.detail).toEqual({ order: "o-2", amount: 2 });
  expect(world.notesOf("order.o-1")).toEqual([]);
  await world.send({ name: "waiting/paid", data: { order: "o-1", amount: 3 } });
  const first = await until(() => world.notesOf("order.o-1")[0], "the other run goes on");
  expect(first.detail).toEqual({ order: "o-1", amount: 3 });
});

test("a wait whose time is up ends with null, and an event after that changes nothing", async () => {
  await world.send({ name: "waiting/order", data: { order: "o-9", timeout: "1s" } });
  const end = await until(() => world.notesOf("order.o-9")[0], "the time-out");
  expect(end.detail).toBeNull();
  await world.send({ name: "waiting/paid", data: { order: "o-9" } });
  expect(world.notesOf("order.o-9")).toHaveLength(1);
});

test("a wait may compare two different fields", async () => {
  await world.send({ name: "waiting/different", data: { order: 12 } });
  await waitsAreOpen(1);
  await world.send(
    { name: "waiting/settled", data: { reference: "12", amount: 1 } },
    { name: "waiting/settled", data: { reference: 12, amount: 2 } },
  );
  const end = await until(() => world.notesOf("different.12")[0], "the run goes on");
  expect(end.detail).toBe(2);
});

test("two waits side by side each end in their own way", async () => {
  await world.send({ name: "waiting/either" });
  await waitsAreOpen(2);
  await world.send({ name: "waiting/a", data: { word: "karibu" } });
  const end = await until(() => world.notesOf("either.end")[0], "the run ends");
  expect(end.detail).toEqual(["karibu", null]);
});

test("a cron runs at its time", async () => {
  if (isEmbedded) await query(world.databaseUrl, "update engine.crons set next_at = now()");
  const tick = await until(() => world.notesOf("tick")[0], "the cron runs", isEmbedded ? 5000 : 75_000);
  expect(tick.detail).toBe("inngest/scheduled.timer");
});

test.runIf(isEmbedded)("a cron whose moments were missed runs once, and next at its time in its zone", async () => {
  const before = world.notesOf("tick").length;
  await query(world.databaseUrl, "update engine.crons set next_at = now() - interval '3 years'");
  await until(() => world.notesOf("tick").length > before, "the cron runs");
  const [row] = await query<{ next: string }>(
    world.databaseUrl,
    "select to_char(next_at at time zone 'UTC', 'MM-DD HH24:MI') as next from engine.crons where next_at > now()",
  );
  expect(row?.next).toBe("01-01 04:30");
  expect(world.notesOf("tick").length).toBe(before + 1);
});
