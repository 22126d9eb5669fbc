import { afterAll, beforeAll, test } from "vitest";
import { expectRefusal } from "./testing/open-api-judge.ts";
import { rowsOf } from "./testing/refusal.ts";
import { refusalsOfAnyRequest } from "./testing/refusals/of-any-request.ts";
import { openStage, type Stage } from "./testing/stage.ts";

// What any request may be refused for, asked of every operation that documents it, in both modes, over HTTP.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

test.each(rowsOf(refusalsOfAnyRequest))("%s: %s, %s", async (code, _id, mode, refusal, operation) => {
  const change = await refusal.change(operation, mode, stage);
  expectRefusal(operation, code, await stage.ask(operation, mode, change));
});
