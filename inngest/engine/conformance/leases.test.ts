import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { query } from "./query.ts";
import { createRig, listRuns, readHealth, type Rig } from "./rig.ts";
import { eventKey, isEmbedded, until, type MakeFunctions } from "./world.ts";

/** What only our own engine promises: nothing is lost and nothing counts twice, whatever is missing for a while. */
describe.runIf(isEmbedded)("the engine holds out", () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.clear());
  afterAll(() => rig.drop());

  test("the late answer of a lease that has passed on is ignored", async () => {
    await rig.openApp();
    const first = await rig.startHere();
    const calls: ((word: string) => void)[] = [];
    const ends: unknown[] = [];
    const client = await rig.serve(
      (inngest) => [
        inngest.createFunction({ id: "fenced", triggers: { event: "survive/fenced" } }, async ({ step }) => {
          const word = await step.run("word", () => new Promise<string>((resolve) => void calls.push(resolve)));
          await step.run("end", () => ends.push(word));
        }),
      ],
      first.url,
    );
    await client.send({ name: "survive/fenced" });
    await until(() => calls.length === 1, "the first call");
    await rig.startHere();
    await until(async () => {
      await query(
        rig.databaseUrl,
        "update engine.jobs set due_at = now() - interval '1 second' where token is not null",
      );
      return calls.length >= 2;
    }, "the second engine takes the job over");
    calls[1]?.("from the second call");
    await until(() => ends.length === 1, "the run ends");
    calls[0]?.("from the first call");
    await until(async () => (await readHealth(first.url)).openJobs === 0, "all is quiet");
    await client.send({ name: "survive/fenced" });
    await until(() => calls.length === 3, "a later run has begun");
    expect(ends).toEqual(["from the second call"]);
    calls[2]?.("later");
    await until(() => ends.length === 2, "the later run ends");
  });

  test("an app that is not there costs no attempt", async () => {
    await rig.openApp();
    const engine = await rig.startHere();
    const attempts: number[] = [];
    const functions: MakeFunctions = (inngest) => [
      inngest.createFunction(
        { id: "once", retries: 0, triggers: { event: "survive/once" } },
        ({ attempt }) => void attempts.push(attempt),
      ),
    ];
    const client = await rig.serve(functions, engine.url);
    const first = rig.app();
    await first.close();
    await client.send({ name: "survive/once" });
    await until(async () => (await readHealth(engine.url)).app.isReachable === false, "the engine notices");
    await rig.openApp(first);
    await until(
      async () => (await listRuns(engine.url))[0]?.error?.name === "AppUnreachable",
      "somebody else's 503 is no attempt either",
    );
    rig.app().serveFunctions(functions, engine.url);
    await until(() => attempts.length === 1, "the run takes place");
    expect(attempts).toEqual([0]);
  });

  test("a database that drops every connection, again and again, costs no run and no attempt", async () => {
    await rig.openApp();
    const engine = await rig.startProcess();
    const ends = new Map<number, number>();
    const attempts = new Set<number>();
    const client = await rig.serve(
      (inngest) => [
        inngest.createFunction(
          { id: "sturdy", retries: 0, triggers: { event: "survive/sturdy" } },
          async ({ event, attempt, step }) => {
            attempts.add(attempt);
            const n = await step.run("one", () => event.data.n);
            await step.run("two", () => void ends.set(n, (ends.get(n) ?? 0) + 1));
          },
        ),
      ],
      engine.url,
    );
    const sending = Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        client.send(Array.from({ length: 10 }, (_, n) => ({ name: "survive/sturdy", data: { n: i * 10 + n } }))),
      ),
    );
    for (let round = 1; round <= 4; round++) {
      await until(() => ends.size >= round * 20, "some have run");
      await query(
        rig.databaseUrl,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'engine'",
      );
    }
    await sending;
    await until(() => ends.size === 200, "all have run", 60_000);
    await until(async () => (await readHealth(engine.url)).openJobs === 0, "all is settled", 60_000);
    expect([...attempts]).toEqual([0]);
  }, 130_000);

  test("two engines share the work: each event runs once, and a limit holds for both together", async () => {
    await rig.openApp();
    const [first] = await Promise.all([rig.startHere(), rig.startHere()]);
    let running = 0;
    let most = 0;
    const ran: number[] = [];
    const client = await rig.serve(
      (inngest) => [
        inngest.createFunction(
          { id: "shared", concurrency: 3, triggers: { event: "survive/shared" } },
          async ({ event }) => {
            most = Math.max(most, ++running);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
            ran.push(event.data.n);
          },
        ),
      ],
      first.url,
    );
    await client.send(Array.from({ length: 150 }, (_, n) => ({ name: "survive/shared", data: { n } })));
    await until(() => ran.length >= 150, "all have run");
    await until(async () => (await readHealth(first.url)).openJobs === 0, "all is settled");
    expect(ran.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(3);
  });

  test("events that came before any app registered are kept for it", async () => {
    await rig.openApp();
    const engine = await rig.startHere();
    const response = await fetch(`${engine.url}/e/${eventKey}`, {
      method: "POST",
      body: JSON.stringify({ name: "survive/early" }),
    });
    expect(response.status).toBe(200);
    let ran = 0;
    await rig.serve(
      (inngest) => [inngest.createFunction({ id: "early", triggers: { event: "survive/early" } }, () => void ran++)],
      engine.url,
    );
    await until(() => ran === 1, "the run takes place");
  });

  test("an engine told to stop hands its open job back, and it ends by itself when its starter is gone", async () => {
    await rig.openApp();
    const first = await rig.startProcess();
    let calls = 0;
    const client = await rig.serve(
      (inngest) => [
        inngest.createFunction({ id: "handed", triggers: { event: "survive/handed" } }, () =>
          ++calls === 1 ? new Promise<void>(() => {}) : undefined,
        ),
      ],
      first.url,
    );
    await client.send({ name: "survive/handed" });
    await until(() => calls === 1, "the first call");
    await rig.startHere();
    first.child.kill("SIGTERM");
    const [code] = await once(first.child, "exit");
    expect(code).toBe(0);
    await until(() => calls === 2, "the other engine goes on at once", 1500);
    const third = await rig.startProcess();
    third.child.stdin?.end();
    await once(third.child, "exit");
  }, 30_000);
});
