import { afterAll, beforeAll, expect, test } from "vitest";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { mostOpenRequests } from "#/lib/http/open-requests.ts";
import { serve } from "#/lib/http/serve.ts";
import { callHandler, newKey, useRuntime } from "#/lib/testing/call-route.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { clientBalance as operation } from "./v1/operations/client-balance.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ poolSize: 12 });
});

afterAll(() => world.close());

/** Two processes of the product on one database: nothing is shared but the database. */
function twoInstances() {
  const { edge } = useRuntime(world, { rateLimits: true });
  return [0, 1].map(() => {
    const own = { ...edge, ctx: { ...edge.ctx, scope: createProcessScope() } };
    const body = { balance: 1, currency: "KES" as const, units: 1, price_per_unit: 1 };
    return serve(
      operation,
      () => own,
      async () => ({ body }),
    );
  });
}

test("of 1,000 parallel requests on a limit of 60 exactly 60 pass, over two instances of the app", async () => {
  const tenant = await world.newTenant();
  const key = await newKey(tenant.live);
  const [first, second] = twoInstances();
  if (!first || !second) throw new Error("There are two instances.");
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) =>
      callHandler(index % 2 === 0 ? first : second, "GET", operation.path, { key }),
    ),
  );
  const passed = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 429);
  expect([passed.length, refused.length]).toEqual([60, 940]);
  const left = passed.map(({ headers }) => Number(headers["ratelimit-remaining"])).sort((a, b) => a - b);
  expect(left).toEqual(Array.from({ length: 60 }, (_, index) => index));
  const complete = refused.filter(
    ({ headers, json }) =>
      json["code"] === "limits.rate_exceeded" &&
      headers["ratelimit-limit"] === "60" &&
      headers["ratelimit-remaining"] === "0" &&
      Number(headers["ratelimit-reset"]) > 0 &&
      Number(headers["retry-after"]) > 0,
  );
  expect(complete).toHaveLength(940);
});

test("what is more than a process can answer is refused at once with Retry-After, until there is room again", async () => {
  const { edge } = useRuntime(world);
  const own = { ...edge, ctx: { ...edge.ctx, scope: createProcessScope() } };
  const body = { balance: 1, currency: "KES" as const, units: 1, price_per_unit: 1 };
  const room = Promise.withResolvers<{ body: typeof body }>();
  const handler = serve(
    operation,
    () => own,
    () => room.promise,
  );
  const key = await newKey((await world.newTenant()).live);
  const ask = () => callHandler(handler, "GET", operation.path, { key });
  const taken = Array.from({ length: mostOpenRequests }, ask);
  const refused = await Promise.all(Array.from({ length: 50 }, ask));
  const complete = refused.filter(
    ({ status, headers, json }) =>
      status === 503 && json["code"] === "limits.overloaded" && Number(headers["retry-after"]) > 0,
  );
  expect(complete).toHaveLength(50);
  room.resolve({ body });
  const answers = await Promise.all([...taken, ...(await Promise.all(taken).then(() => [ask()]))]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
