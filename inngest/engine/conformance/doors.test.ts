import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query } from "./query.ts";
import {
  eventKey,
  isEmbedded,
  openApp,
  register,
  signingKey,
  startTestEngine,
  startWorld,
  until,
  type World,
} from "./world.ts";

const admin = { headers: { authorization: `Bearer ${signingKey}` } };

/** What only our own engine promises: its doors, its refusals, its console interface. */
describe.runIf(isEmbedded)("the engine's own doors", () => {
  let world: World;
  let isBroken = true;

  beforeAll(async () => {
    world = await startWorld((client, note) => [
      client.createFunction(
        { id: "plain", triggers: { event: "doors/plain" } },
        ({ event }) => (note("plain", event.data), "fine"),
      ),
      client.createFunction({ id: "breaks", retries: 0, triggers: { event: "doors/breaks" } }, async ({ step }) => {
        await step.run("first", () => note("breaks.first"));
        await step.run("second", () => {
          if (isBroken) throw new NonRetriableError("out of order");
        });
        note("breaks.end");
      }),
    ]);
  });
  afterAll(() => world.stop());

  const get = async (path: string) => (await fetch(`${world.url}${path}`, admin)).json();

  test.each([
    ["cancelOn", { cancelOn: [{ event: "x" }] }],
    ["debounce", { debounce: { period: "1s" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
    ["priority", { priority: { run: "event.data.n" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["timeouts", { timeouts: { finish: "1h" } }],
    ["a second concurrency limit", { concurrency: [{ limit: 1 }, { limit: 2, key: "event.data.a" }] }],
    ["a concurrency scope", { concurrency: { limit: 1, scope: "account", key: "event.data.a" } }],
    ["a key that is no field", { concurrency: { limit: 1, key: "size(event.data.a)" } }],
    ["a condition on batches", { batchEvents: { maxSize: 2, timeout: "1s", if: "event.data.a == 1" } }],
    ["a condition it cannot read", { triggers: { event: "x", if: "event.data.a > 1" } }],
    ["a cron that is none", { triggers: { cron: "every day" } }],
  ])("an option it does not carry out is refused by name, and what was registered stays: %s", async (_, options) => {
    const app = await openApp();
    app.serveFunctions(
      (client) => [
        client.createFunction({ id: "asks-too-much", triggers: { event: "x" }, ...options } as never, () => null),
      ],
      world.url,
    );
    const answer = await register(app.url);
    await app.close();
    expect(answer.status).toBe(400);
    expect(answer.message).toContain("asks-too-much");
    const { functions } = await get("/api/functions");
    expect(functions.map((one: { id: string }) => one.id.replace(/^conformance-\w+-/, "")).toSorted()).toEqual([
      "breaks",
      "plain",
    ]);
  });

  test("registering the same again changes nothing", async () => {
    const answer = await fetch(world.appUrl, { method: "PUT" });
    expect(await answer.json()).toMatchObject({ modified: false });
  });

  test("registration, runs and retries ask for the signing key", async () => {
    for (const [method, path] of [
      ["POST", "/fn/register"],
      ["GET", "/api/runs"],
      ["GET", "/api/functions"],
      ["POST", "/api/runs/x/retry"],
    ] as const) {
      const answer = await fetch(`${world.url}${path}`, {
        method,
        headers: { authorization: "Bearer signkey-test-00" },
      });
      expect(answer.status).toBe(401);
    }
  });

  test("events ask for the event key, and must be events", async () => {
    const send = (key: string, body: string) =>
      fetch(`${world.url}/e/${key}`, { method: "POST", body }).then((answer) => answer.status);
    expect(await send("wrong", `{"name":"doors/plain"}`)).toBe(401);
    expect(await send(eventKey, "no json")).toBe(400);
    expect(await send(eventKey, `{"data":{}}`)).toBe(400);
    expect(await send(eventKey, `{"name":"doors/plain","data":[]}`)).toBe(400);
    expect(await send(eventKey, `[{"name":"doors/plain"},{"name":"bad\\u0000name"}]`)).toBe(400);
    expect(await send(eventKey, JSON.stringify({ name: "doors/plain", data: { big: "x".repeat(9_000_000) } }))).toBe(
      413,
    );
  });

  test("any text that JSON can hold goes through unharmed", async () => {
    const data = {
      "ключ \u2028": '\u0000 \ud800 "quotes" \\ {}',
      number: 1e-7,
      nested: { b: [1, null, { a: true }], a: -0 },
    };
    await world.send({ name: "doors/plain", data });
    const note = await until(
      () => world.notesOf("plain").find((one) => (one.detail as { number?: number }).number),
      "the run ends",
    );
    expect(note.detail).toEqual(JSON.parse(JSON.stringify(data)));
  });

  test("the app refuses a call that is not signed with its key, and the engine's own calls are", async () => {
    const body = JSON.stringify({
      version: 2,
      ctx: { run_id: "x", attempt: 0 },
      event: { name: "doors/plain" },
      events: [],
      steps: {},
    });
    const { functions } = await get("/api/functions");
    const answer = await fetch(`${world.appUrl}?fnId=${functions[0].id}&stepId=step`, {
      method: "POST",
      body,
      headers: { "x-inngest-signature": "t=1&s=00" },
    });
    expect(answer.status).toBe(401);
  });

  test("a failed run is listed with its error; a retry goes on from the failed step", async () => {
    await world.send({ name: "doors/breaks" });
    const failed = await until(
      async () => (await get("/api/runs?status=failed")).runs[0],
      "the run is listed as failed",
    );
    expect(failed).toMatchObject({ status: "failed", eventName: "doors/breaks", error: { message: "out of order" } });
    isBroken = false;
    const retried = await fetch(`${world.url}/api/runs/${failed.id}/retry`, { method: "POST", ...admin });
    expect(retried.status).toBe(200);
    await until(() => world.notesOf("breaks.end")[0], "the run ends after the retry");
    expect(world.notesOf("breaks.first")).toHaveLength(1);
    await until(
      async () => (await get("/api/runs?status=completed")).runs.some((run: { id: string }) => run.id === failed.id),
      "it is completed now",
    );
    expect((await fetch(`${world.url}/api/runs/${failed.id}/retry`, { method: "POST", ...admin })).status).toBe(404);
  });

  test("health tells how far behind the engine is", async () => {
    const health = await until(async () => {
      const answer = await (await fetch(`${world.url}/health`)).json();
      return answer.dueJobs === 0 && answer.waitingEvents === 0 ? answer : null;
    }, "nothing waits");
    expect(health).toMatchObject({ status: "ok", eventLagMs: 0, jobLagMs: 0, openJobs: 0, app: { isReachable: true } });
  });

  test("ended runs and old event ids are cleared away", async () => {
    await query(
      world.databaseUrl,
      "update engine.runs set ended_at = now() - interval '40 days' where ended_at is not null",
    );
    await query(world.databaseUrl, "update engine.events set received_at = now() - interval '26 hours'");
    const sql =
      "select ((select count(*) from engine.runs) + (select count(*) from engine.events) + (select count(*) from engine.steps))::int as n";
    const other = await startTestEngine(world.databaseUrl, world.appUrl);
    await until(async () => (await query<{ n: number }>(world.databaseUrl, sql))[0]?.n === 0, "all rows are gone");
    await other.stop();
  });
});
