import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isEmbedded, startWorld, until, type World } from "./world.ts";

type Failure = { error: Error; event: { data: unknown } };

let world: World;

/** Another server pauses for as long as it likes between attempts. */
const patienceMs = isEmbedded ? 10_000 : 180_000;

beforeAll(async () => {
  world = await startWorld((client, note) => [
    client.createFunction(
      { id: "again", retries: 3, triggers: { event: "retries/again" } },
      async ({ attempt, step }) => {
        await step.run("before", () => note("again.before"));
        const value = await step.run("flaky", () => {
          note("again.flaky", attempt);
          if (attempt < 2) throw new Error("not yet");
          return "done";
        });
        note("again.end", value);
      },
    ),
    client.createFunction({ id: "whole", retries: 2, triggers: { event: "retries/whole" } }, ({ attempt }) => {
      note("whole.attempt", attempt);
      if (attempt < 1) throw new Error("outside of any step");
    }),
    client.createFunction(
      {
        id: "fails",
        retries: 1,
        triggers: { event: "retries/fails" },
        onFailure: ({ error, event }: Failure) => note("fails.failure", { message: error.message, event: event.data }),
      },
      async ({ attempt, step }) => {
        await step.run("always", () => {
          note("fails.attempt", attempt);
          throw new Error("always");
        });
      },
    ),
    client.createFunction({ id: "listener", triggers: { event: "inngest/function.failed" } }, ({ event }) =>
      note("listener", event.data.function_id),
    ),
    client.createFunction({ id: "caught", retries: 1, triggers: { event: "retries/caught" } }, async ({ step }) => {
      const outcome = await step
        .run("breaks", () => Promise.reject(new TypeError("broken")))
        .catch((error: Error) => `caught ${error.message}`);
      const last = await step.run("after", () => `${outcome} and went on`);
      note("caught.end", last);
    }),
    client.createFunction({ id: "side", retries: 0, triggers: { event: "retries/side" } }, async ({ step }) => {
      const outcomes = await Promise.allSettled([
        step.run("good", () => 1),
        step.run("bad", () => Promise.reject(new Error("bad"))),
      ]);
      note(
        "side.end",
        outcomes.map((outcome) => outcome.status),
      );
    }),
    client.createFunction(
      {
        id: "never",
        retries: 5,
        triggers: { event: "retries/never" },
        onFailure: ({ error }: Failure) => note("never.failure", error.message),
      },
      async ({ step }) => {
        await step.run("final", () => {
          note("never.attempt");
          throw new NonRetriableError("never again");
        });
      },
    ),
    client.createFunction(
      { id: "later", retries: 2, triggers: { event: "retries/later" } },
      async ({ attempt, step }) => {
        await step.run("asks", () => {
          note("later.attempt", attempt);
          if (attempt === 0) throw new RetryAfterError("busy", 2000);
        });
      },
    ),
  ]);
});
afterAll(() => world.stop());

test("a failing step is tried again with a growing attempt number, and completed steps are left alone", async () => {
  await world.send({ name: "retries/again" });
  const end = await until(() => world.notesOf("again.end")[0], "the run ends", patienceMs);
  expect(end.detail).toBe("done");
  expect(world.notesOf("again.flaky").map((note) => note.detail)).toEqual([0, 1, 2]);
  expect(world.notesOf("again.before")).toHaveLength(1);
});

test("an error outside of steps is retried too", async () => {
  await world.send({ name: "retries/whole" });
  await until(() => world.notesOf("whole.attempt").length === 2, "the second attempt", patienceMs);
  expect(world.notesOf("whole.attempt").map((note) => note.detail)).toEqual([0, 1]);
});

test("when the attempts are used up the failure handler runs once, with the error and the event", async () => {
  await world.send({ name: "retries/fails", data: { order: 7 } });
  const failure = await until(() => world.notesOf("fails.failure")[0], "the failure handler", patienceMs);
  expect(failure.detail).toMatchObject({
    message: "always",
    event: { event: { data: { order: 7 } }, error: { message: "always" } },
  });
  expect(world.notesOf("fails.attempt").map((note) => note.detail)).toEqual([0, 1]);
  await until(
    () => world.notesOf("listener").some((note) => String(note.detail).endsWith("-fails")),
    "a listener hears of the failure",
    patienceMs,
  );
  expect(world.notesOf("fails.failure")).toHaveLength(1);
});

test("a step's last error can be caught, and the run goes on", async () => {
  await world.send({ name: "retries/caught" });
  const end = await until(() => world.notesOf("caught.end")[0], "the run ends", patienceMs);
  expect(end.detail).toBe("caught broken and went on");
});

test("one of two parallel steps may fail without the other", async () => {
  await world.send({ name: "retries/side" });
  const end = await until(() => world.notesOf("side.end")[0], "the run ends", patienceMs);
  expect(end.detail).toEqual(["fulfilled", "rejected"]);
});

test("a non-retriable error ends the run at the first attempt", async () => {
  await world.send({ name: "retries/never" });
  const failure = await until(() => world.notesOf("never.failure")[0], "the failure handler", patienceMs);
  expect(failure.detail).toBe("never again");
  expect(world.notesOf("never.attempt")).toHaveLength(1);
});

test("a step that asks to be retried later is not called sooner, nor much later", async () => {
  await world.send({ name: "retries/later" });
  const [first, second] = await until(
    () => (world.notesOf("later.attempt").length === 2 ? world.notesOf("later.attempt") : null),
    "the second attempt",
  );
  const pauseMs = (second?.at ?? 0) - (first?.at ?? 0);
  expect(pauseMs).toBeGreaterThanOrEqual(1950);
  expect(pauseMs).toBeLessThan(4000);
});
