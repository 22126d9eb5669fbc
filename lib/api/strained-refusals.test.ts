import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal, judgeOf } from "./testing/open-api-judge.ts";
import { operationsOf } from "./testing/refusal.ts";
import { strains, whileAway } from "./testing/refusals/under-strain.ts";
import { openStage, type Stage } from "./testing/stage.ts";
import type { OperationShape } from "./operation.ts";
import { health } from "./v1/operations/health.ts";

// What operations answer while queues are full, a first request still runs, or the database does not answer.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

test.each(strains.map((strain) => [strain.code, strain] as const))(
  "%s is answered by every operation that documents it",
  async (code, strain) => {
    const ask = async (operation: OperationShape) => {
      const change = await strain.change?.(operation, stage);
      expectRefusal(operation, code, await stage.ask(operation, "test", change));
    };
    await strain.during(stage, async () => {
      await Promise.all(operationsOf(strain).map(ask));
    });
  },
);

test("the health is degraded, as documented, while the database does not answer", async () => {
  await whileAway(stage, async () => {
    const { status, text } = await stage.ask(health, "test");
    const json: unknown = JSON.parse(text);
    expect({ status, json }).toEqual({ status: 503, json: { status: "degraded" } });
    expect(judgeOf(health, status).safeParse(json).error).toBeUndefined();
  });
});
