import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createRig, kill, listRuns, type Rig } from "./rig.ts";
import { isEmbedded, until, type MakeFunctions } from "./world.ts";

/** What only our own engine promises: what it acknowledged runs, whoever dies. */
describe.runIf(isEmbedded)("after a kill -9", () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.clear());
  afterAll(() => rig.drop());

  test("500 acknowledged events, then kill -9: all 500 run", async () => {
    await rig.openApp();
    const first = await rig.startProcess();
    const ran = new Set<number>();
    const functions: MakeFunctions = (client) => [
      client.createFunction(
        { id: "count", triggers: { event: "survive/count" } },
        ({ event }) => void ran.add(event.data.n),
      ),
    ];
    const client = await rig.serve(functions, first.url);
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        client.send(Array.from({ length: 10 }, (_, n) => ({ name: "survive/count", data: { n: i * 10 + n } }))),
      ),
    );
    await kill(first.child);
    expect(ran.size).toBeLessThan(500);
    const second = await rig.startProcess();
    rig.app().serveFunctions(functions, second.url);
    await until(() => ran.size === 500, "all 500 have run", 18_000);
  }, 30_000);

  test("a killed worker's job is taken up again within 15 s by another engine, at the same attempt", async () => {
    await rig.openApp();
    const first = await rig.startProcess();
    const calls: { attempt: number; at: number }[] = [];
    const client = await rig.serve(
      (inngest) => [
        inngest.createFunction(
          { id: "slow", retries: 0, triggers: { event: "survive/slow" } },
          async ({ attempt, step }) => {
            await step.run("hang", () => {
              calls.push({ attempt, at: Date.now() });
              return calls.length === 1 ? new Promise<void>(() => {}) : undefined;
            });
          },
        ),
      ],
      first.url,
    );
    await client.send({ name: "survive/slow" });
    await until(() => calls.length === 1, "the first call");
    const second = await rig.startHere();
    await kill(first.child);
    const killedAt = Date.now();
    await until(() => calls.length === 2, "the second call", 16_000);
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    expect(calls[1]?.attempt).toBe(0);
    await until(async () => (await listRuns(second.url))[0]?.status === "completed", "the run ends");
  }, 30_000);
});
