import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiWorld, urlOf, type ApiWorld, type Furnished } from "./testing/api-world.ts";
import { call } from "#/lib/testing/call-route.ts";
import { operations } from "./v1/index.ts";

const contract = operations.map(({ operation }) => operation).filter(({ open }) => !open);
const writing = contract.filter(({ method }) => method !== "GET");
const reading = contract.filter(({ method, query }) => method === "GET" && Object.keys(query.shape).length > 0);

let world: ApiWorld;
let own: Furnished;

beforeAll(async () => {
  world = await createApiWorld();
  own = await world.furnish("test");
});

afterAll(() => world.close());

/** Any JSON, the example with a field exchanged or taken away, and texts that are no JSON. */
function bodies(example: unknown): fc.Arbitrary<unknown> {
  const whole: Record<string, unknown> = { ...Object(example) };
  const names = Object.keys(whole);
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("\u0000", "\ud800", 1e308, -0, "", [], {}, null),
  );
  const field = names.length === 0 ? fc.constant("x") : fc.constantFrom(...names);
  return fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }).map((text) => `{"${text}`),
    fc.tuple(field, odd).map(([name, value]) => ({ ...whole, [name]: value })),
    field.map((name) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))),
  );
}

test.each(writing.map((operation) => [operation.id, operation] as const))(
  "%s never answers malformed bodies with a 5xx",
  async (_id, operation) => {
    await fc.assert(
      fc.asyncProperty(bodies(operation.example.body), async (body) => {
        const { status, json } = await own.call(operation, { body });
        expect({ ours: status >= 500, json }).toMatchObject({ ours: false });
      }),
      { numRuns: 40 },
    );
  },
  60_000,
);

test.each(reading.map((operation) => [operation.id, operation] as const))(
  "%s never answers malformed queries with a 5xx",
  async (_id, operation) => {
    const names = fc.constantFrom(...Object.keys(operation.query.shape));
    const values = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u0000", "-1", "1e9", "9999-12-31", "0000-01-01"),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, values, { maxKeys: 4 }), async (query) => {
        const text = Object.entries(query).map(
          ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
        );
        const url = `${urlOf({ path: operation.path, example: {} }, own.ids)}?${text.join("&")}`;
        const { status, json } = await call("GET", url, { key: own.key });
        expect({ ours: status >= 500, json }).toMatchObject({ ours: false });
      }),
      { numRuns: 40 },
    );
  },
  60_000,
);

test("odd ids in paths are not found, never a 5xx", async () => {
  const named = contract.filter(({ path }) => path.includes("{"));
  for (const operation of named) {
    for (const id of ["%00", "x", "%F0%9F%98%80", "a".repeat(64), "%27", "msg_"]) {
      const url = operation.path.replace(/\{\w+\}/, id);
      const { status } = await call(operation.method, url, { key: own.key, body: operation.example.body });
      expect(status).toBeLessThan(500);
    }
  }
});
