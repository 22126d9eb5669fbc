import { afterAll, beforeAll, expect, test } from "vitest";
import { urlOf } from "./testing/api-world.ts";
import type { RoadRequest } from "./testing/roads.ts";
import { createTwoRoads, requestOf, type Side, type TwoRoads } from "./testing/two-roads.ts";
import type { OperationShape } from "./operation.ts";
import { operations } from "./v1/index.ts";

// The fast road in front of Next and Next's own route files answer alike, but for ids, secrets and times.

const modes = ["live", "test"] as const;
const contract = operations.map(({ operation }) => operation);
const withKey = contract.filter(({ open }) => !open);
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

let roads: TwoRoads;

beforeAll(async () => {
  roads = await createTwoRoads();
});

afterAll(() => roads.close());

type Ask = (operation: OperationShape, side: Side) => RoadRequest | Promise<RoadRequest>;

const keyed: Ask = (operation, side) =>
  requestOf(operation, side, operation.idempotent ? { headers: { "idempotency-key": `once-${operation.id}` } } : {});

/** What takes a thing away comes last; the health, which changes from moment to moment, has a test of its own. */
const steady = contract.filter(({ id }) => id !== "health");
const inOrder = [...steady].sort((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
const successes = modes.flatMap((mode) => inOrder.map((operation) => [mode, operation.id, operation] as const));

test.each(successes)("%s: %s is answered alike", async (mode, _id, operation) => {
  const { status, headers } = await roads.alike(mode, (side) => keyed(operation, side));
  expect(status).toBe(operation.errors.includes("connections.not_configured") ? 409 : operation.response.status);
  expect(headers).toMatchObject({
    "x-request-id": "rid_*",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    ...(operation.open ? {} : { "ratelimit-limit": "100000", "cache-control": "no-store" }),
  });
});

const idempotent = modes.flatMap((mode) =>
  contract.flatMap((operation) => (operation.idempotent ? [[mode, operation.id, operation] as const] : [])),
);

test.each(idempotent)("%s: a repeat of %s is answered alike", async (mode, _id, operation) => {
  const answer = await roads.alike(mode, (side) => keyed(operation, side));
  expect(answer).toMatchObject({ status: operation.response.status, headers: { "idempotent-replayed": "true" } });
});

test.each(["/api/v1/health", "/api/health"])("%s is answered alike", { retry: 5 }, async (url) => {
  const answer = await roads.alike("live", () => ({ method: "GET", url }));
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
});

type Refusal = { name: string; status: number; of: (operation: OperationShape) => boolean; ask: Ask };

const every = () => true;
const writing = ({ method }: OperationShape) => method !== "GET";
const big = "x".repeat(1_048_577);

const refusals: Refusal[] = [
  {
    name: "no key",
    status: 401,
    of: every,
    ask: (operation, side) => ({ ...requestOf(operation, side), headers: {} }),
  },
  {
    name: "a key that is none",
    status: 401,
    of: every,
    ask: (operation, side) => requestOf(operation, side, { headers: { "x-api-key": "", authorization: "Bearer x" } }),
  },
  {
    name: "a key without the permission",
    status: 403,
    of: ({ scope }) => scope !== null,
    ask: async (operation, side) =>
      requestOf(operation, side, { headers: { "x-api-key": await side.without(operation.scope) } }),
  },
  {
    name: "no request left in the minute",
    status: 429,
    of: every,
    ask: (operation, side) => requestOf(operation, side, { headers: { "x-api-key": side.spent } }),
  },
  {
    name: "an unknown field",
    status: 400,
    of: every,
    ask: (operation, side) =>
      writing(operation)
        ? requestOf(operation, side, { body: '{"no_such_field":1}' })
        : requestOf(operation, side, { url: `${urlOf({ ...operation, example: {} }, side.own.ids)}?no_such_field=1` }),
  },
  {
    name: "broken JSON",
    status: 400,
    of: writing,
    ask: (operation, side) => requestOf(operation, side, { body: "{" }),
  },
  {
    name: "an oversized body",
    status: 413,
    of: writing,
    ask: (operation, side) => requestOf(operation, side, { body: big }),
  },
  {
    name: "an unknown id",
    status: 404,
    of: ({ path }) => path.includes("{"),
    ask: (operation, side) =>
      requestOf(operation, side, { url: operation.path.replace(/\{\w+\}/, "%2B254733999999"), body: undefined }),
  },
];

const refused = modes.flatMap((mode) =>
  refusals.map((refusal) => [mode, refusal.name, refusal, withKey.filter(refusal.of)] as const),
);

test.each(refused)("%s: %s is refused alike by every operation", async (mode, _name, { status, ask }, asked) => {
  expect(asked.length).toBeGreaterThan(0);
  for (const operation of asked) {
    const answer = await roads.alike(mode, (side) => ask(operation, side));
    expect([operation.id, answer.status]).toEqual([operation.id, status]);
    expect(answer.headers).toMatchObject({ "content-type": "application/problem+json; charset=utf-8" });
  }
});

test("a method that a path does not have is refused alike, with those it has", async () => {
  for (const path of new Set(contract.map((operation) => operation.path))) {
    const allowed = contract.flatMap((operation) => (operation.path === path ? [String(operation.method)] : []));
    for (const method of methods.filter((one) => !allowed.includes(one))) {
      const url = path.replace(/\{\w+\}/, "1");
      const answer = await roads.alike("test", ({ own }) => ({ method, url, headers: { "x-api-key": own.key } }));
      expect(answer).toMatchObject({ status: 405, headers: { allow: allowed.sort().join(", ") } });
    }
  }
});

test.each(["/api/v1", "/api/v1/sms", "/api/v1/sms/send/now", "/api/v1/campaigns", "/api/v1/wallet/topup/1/2"])(
  "there is nothing at %s on either road",
  async (url) => {
    for (const method of methods) {
      const answer = await roads.alike("test", () => ({ method, url }));
      expect(answer).toMatchObject({ status: 404, headers: { "cache-control": "no-store" } });
    }
  },
);

test("a browser's question is answered alike, without a key", async () => {
  for (const { path } of contract) {
    const answer = await roads.alike("test", () => ({ method: "OPTIONS", url: path.replace(/\{\w+\}/, "1") }));
    expect(answer).toMatchObject({ status: 204, headers: { "access-control-allow-origin": "*" }, text: "" });
  }
});

test("a look at the headers alone is answered alike, without a body", async () => {
  for (const operation of steady.filter(({ method }) => method === "GET")) {
    const answer = await roads.alike("test", (side) => ({ ...requestOf(operation, side), method: "HEAD" }));
    expect(answer).toMatchObject({ headers: { "x-request-id": "rid_*" }, text: "" });
  }
});

test.each(["?format=csv", ""])("a statement as a file of rows is the same on both roads (%s)", async (query) => {
  const operation = contract.find(({ id }) => id === "wallet.transactions");
  if (!operation) throw new Error("There is a statement.");
  const answer = await roads.alike("test", (side) =>
    requestOf(operation, side, { url: `${operation.path}${query}`, headers: { accept: "text/csv" } }),
  );
  expect(answer.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="transactions.csv"',
  });
  expect(answer.text.split("\r\n").length).toBeGreaterThan(2);
});
