import { afterAll, beforeAll, expect, test } from "vitest";
import { keyScopes } from "#/lib/api-keys/api-key.ts";
import { createApiWorld, urlOf, type ApiWorld, type Furnished } from "./testing/api-world.ts";
import { call } from "#/lib/testing/call-route.ts";
import { operations } from "./v1/index.ts";

const contract = operations.map(({ operation }) => operation).filter(({ open }) => !open);
const named = contract.filter(({ path }) => path.includes("{"));
const lists = contract.filter(({ path, method }) => method === "GET" && !path.includes("{"));

let world: ApiWorld;
let own: Furnished;
let other: Furnished;
let otherMode: Furnished;

beforeAll(async () => {
  world = await createApiWorld();
  own = await world.furnish("live");
  other = await world.furnish("live");
  otherMode = await world.furnish("test");
});

afterAll(() => world.close());

const bodyOf = (operation: (typeof contract)[number]) => operation.example.body;

test.each(named.map((operation) => [operation.id, operation] as const))(
  "%s with another tenant's id is 404, in either mode, and changes nothing there",
  async (_id, operation) => {
    for (const stranger of [other, otherMode]) {
      const answer = await call(operation.method, urlOf(operation, stranger.ids), {
        key: own.key,
        body: bodyOf(operation),
      });
      expect(answer.status).toBe(404);
      expect(answer.json["code"]).toMatch(/not_found$/);
    }
  },
);

test("after all of that the other tenant's things are as they were", async () => {
  const { sql } = world.pools.platform;
  const [endpoint] =
    await sql`select active, removed_at, sealed_former_secret from webhook_endpoints where id = ${other.ids.endpoint}`;
  expect(endpoint).toMatchObject({ active: true, removed_at: null, sealed_former_secret: null });
  const [message] = await sql`select status from messages where id = ${other.ids.message}`;
  expect(message?.["status"]).toBe("scheduled");
});

test.each(lists.map((operation) => [operation.id, operation] as const))(
  "%s shows nothing of another tenant",
  async (_id, operation) => {
    const { status, text } = await call(operation.method, operation.path, { key: own.key });
    expect(status).toBe(200);
    for (const stranger of [other, otherMode]) {
      const leaks = [stranger.ids.message, stranger.ids.endpoint, stranger.ids.delivery].filter((id) =>
        text.includes(id),
      );
      expect(leaks).toEqual([]);
    }
  },
);

test("a filter by another tenant's endpoint finds nothing", async () => {
  const url = `/api/v1/webhooks/deliveries?endpoint_id=${other.ids.endpoint}`;
  expect((await call("GET", url, { key: own.key })).json).toEqual({ data: [], next_cursor: null });
});

const scoped = contract.filter(({ scope }) => scope !== null);

test.each(scoped.map((operation) => [operation.id, operation] as const))(
  "%s is refused to a key with every permission but its own, and open to one with that alone",
  async (_id, operation) => {
    const { scope } = operation;
    const without = keyScopes.filter((one) => one !== scope);
    const refused = await own.call(operation, { key: await world.keyOf(own, without) });
    expect(refused).toMatchObject({ status: 403, json: { code: "auth.scope_missing" } });
    const alone = await own.call(operation, {
      key: await world.keyOf(
        own,
        keyScopes.filter((one) => one === scope),
      ),
    });
    expect(alone.status).not.toBe(401);
    expect(alone.status).not.toBe(403);
  },
);

test("a key's permissions can be any of those that operations ask for", () => {
  const asked = [...new Set(scoped.map(({ scope }) => String(scope)))];
  expect(asked.filter((scope) => !keyScopes.some((one) => one === scope))).toEqual([]);
});
