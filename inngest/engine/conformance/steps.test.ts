import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, until, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld((client, note) => [
    client.createFunction({ id: "memoise", triggers: { event: "steps/memoise" } }, async ({ event, step, runId }) => {
      const one = await step.run("one", () => (note("memoise.one"), { from: event.data.word }));
      const two = await step.run("two", () => (note("memoise.two"), `${one.from}!`));
      const nothing = await step.run("nothing", () => undefined);
      note("memoise.end", { two, nothing, runId });
      return two;
    }),
    client.createFunction({ id: "repeat", triggers: { event: "steps/repeat" } }, async ({ step }) => {
      const results: number[] = [];
      for (let i = 0; i < 3; i++) results.push(await step.run("same", () => i * 10));
      note("repeat.end", results);
    }),
    client.createFunction({ id: "parallel", triggers: { event: "steps/parallel" } }, async ({ step }) => {
      const results = await Promise.all([
        step.run("a", () => (note("parallel.step"), "A")),
        step.run("b", () => (note("parallel.step"), "B")),
        step.sleep("pause", "1s").then(() => "slept"),
        step.run("c", () => (note("parallel.step"), "C")),
      ]);
      const last = await step.run("last", () => results.join(","));
      note("parallel.end", last);
    }),
    client.createFunction({ id: "many", triggers: { event: "steps/many" } }, async ({ step }) => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => step.run(`n${i}`, () => (note("many.step", i), i))),
      );
      note(
        "many.end",
        results.reduce((sum, n) => sum + n, 0),
      );
    }),
    client.createFunction({ id: "race", triggers: { event: "steps/race" } }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([step.run("fast", () => "fast"), step.sleep("slow", "1h").then(() => "slow")]),
      );
      note("race.end", winner);
    }),
    client.createFunction({ id: "sleep", triggers: { event: "steps/sleep" } }, async ({ event, step }) => {
      await step.run("before", () => note("sleep.before"));
      if (event.data.until) await step.sleepUntil("until", new Date(event.data.until));
      else await step.sleep("for", "1s");
      note("sleep.end", event.data);
    }),
    client.createFunction({ id: "send", triggers: { event: "steps/send" } }, async ({ step }) => {
      const { ids } = await step.sendEvent("tell", [
        { name: "steps/sent", data: { n: 1 } },
        { name: "steps/sent", data: { n: 2 } },
      ]);
      note("send.ids", ids.length);
    }),
    client.createFunction({ id: "receive", triggers: { event: "steps/sent" } }, ({ event }) =>
      note("send.received", event.data.n),
    ),
    client.createFunction({ id: "both", triggers: { event: "steps/sent" } }, ({ event }) =>
      note("send.second", event.data.n),
    ),
  ]);
});
afterAll(() => world.stop());

test("a completed step is not run again, and its result comes back as it was", async () => {
  await world.send({ name: "steps/memoise", data: { word: "jambo" } });
  const end = await until(() => world.notesOf("memoise.end")[0], "the run ends");
  expect(end.detail).toMatchObject({ two: "jambo!", nothing: null });
  expect([world.notesOf("memoise.one").length, world.notesOf("memoise.two").length]).toEqual([1, 1]);
});

test("steps of the same name are told apart by their order", async () => {
  await world.send({ name: "steps/repeat" });
  const end = await until(() => world.notesOf("repeat.end")[0], "the run ends");
  expect(end.detail).toEqual([0, 10, 20]);
});

test("parallel steps each run once, and the run goes on when all are done, a sleep among them included", async () => {
  await world.send({ name: "steps/parallel" });
  const end = await until(() => world.notesOf("parallel.end")[0], "the run ends");
  expect(end.detail).toBe("A,B,slept,C");
  expect(world.notesOf("parallel.step")).toHaveLength(3);
});

test("twenty parallel steps each run once", async () => {
  await world.send({ name: "steps/many" });
  const end = await until(() => world.notesOf("many.end")[0], "the run ends");
  expect(end.detail).toBe(190);
  expect(world.notesOf("many.step")).toHaveLength(20);
});

test("a race goes on with its first step, and the other ones hold nothing up", async () => {
  await world.send({ name: "steps/race" });
  const end = await until(() => world.notesOf("race.end")[0], "the run ends");
  expect(end.detail).toBe("fast");
});

test("a sleep lasts as long as it says, by duration and by date", async () => {
  const date = new Date(Date.now() + 1500).toISOString();
  await world.send({ name: "steps/sleep", data: { kind: "for" } }, { name: "steps/sleep", data: { until: date } });
  await until(() => world.notesOf("sleep.end").length === 2, "both runs end");
  const ended = (isUntil: boolean) =>
    world.notesOf("sleep.end").find((note) => "until" in (note.detail as object) === isUntil)?.at ?? 0;
  expect(ended(true)).toBeGreaterThanOrEqual(Date.parse(date) - 20);
  expect(ended(false) - (world.notesOf("sleep.before")[0]?.at ?? 0)).toBeGreaterThanOrEqual(980);
  expect(world.notesOf("sleep.before")).toHaveLength(2);
});

test("events sent by a step start every function that listens, once each", async () => {
  await world.send({ name: "steps/send" });
  await until(
    () => world.notesOf("send.received").length === 2 && world.notesOf("send.second").length === 2,
    "both listeners ran for both events",
  );
  await until(() => world.notesOf("send.ids")[0], "the sender ends");
  expect(
    world
      .notesOf("send.received")
      .map((note) => note.detail)
      .toSorted(),
  ).toEqual([1, 2]);
  expect(world.notesOf("send.ids")[0]?.detail).toBe(2);
});
