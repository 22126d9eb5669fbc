import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "#/lib/testing/call-route.ts";
import { createApiWorld, type ApiWorld, type Furnished } from "./testing/api-world.ts";
import { operations } from "./v1/index.ts";

// Every list is paged in one way, long or short.

let world: ApiWorld;
let own: Furnished;

beforeAll(async () => {
  world = await createApiWorld();
  own = await world.furnish("test");
  const post = (path: string, body: unknown) => call("POST", `/api/v1/${path}`, { key: own.key, body });
  for (const name of ["one", "two"]) {
    await post("senders", { sender_id: `CLINIC-${name}` });
    await post("webhooks/endpoints", { url: `https://clinic.example/${name}`, events: ["topup.failed"] });
    await post("sms/send", { recipient: "0712345678", message: name });
    // Refused at once, which is an event.
    await post("wallet/topup", { amount: 100, phone_number: "0700000107" });
    await post("opt-outs", { phone_number: `07220000${name.length}${name === "one" ? 1 : 2}` });
    await post(`webhooks/endpoints/${own.ids.endpoint}/test`, {});
  }
});

afterAll(() => world.close());

const lists = operations
  .map(({ operation }) => operation)
  .filter(({ response }) => Object.hasOwn(Object(response.example), "next_cursor"))
  .map(({ id, path }) => [id, path] as const);

test("there are lists", () => expect(lists.length).toBeGreaterThanOrEqual(8));

test.each(lists)(
  "%s: following next_cursor gives every row once, in the order of the whole list",
  async (_id, path) => {
    const read = async (query: string) => {
      const { status, json } = await call("GET", `${path}?${query}`, { key: own.key });
      expect(status).toBe(200);
      return { rows: json["data"] as unknown[], next: json["next_cursor"] as string | null };
    };
    const whole = await read("limit=100");
    expect(whole.next).toBeNull();
    expect(whole.rows.length).toBeGreaterThan(1);
    const followed: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await read(`limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      followed.push(...page.rows);
      expect(page.rows.length).toBeLessThanOrEqual(1);
      cursor = page.next;
    }
    expect(followed).toEqual(whole.rows);
  },
);

test.each(lists)("%s refuses what is no cursor", async (_id, path) => {
  const { status, json } = await call("GET", `${path}?cursor=nonsense`, { key: own.key });
  expect([status, json["code"]]).toEqual([400, "http.invalid_cursor"]);
});
