import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiWorld, type ApiWorld, type Furnished } from "#/lib/api/testing/api-world.ts";
import { call, callHandler, type CallResult } from "#/lib/testing/call-route.ts";
import { createJumbe } from "#/public/jumbe.ts";
import { webhookDeliveriesList } from "./webhook-deliveries-list.ts";

let world: ApiWorld;
let own: Furnished;

beforeAll(async () => {
  world = await createApiWorld();
  own = await world.furnish("test");
});

afterAll(() => world.close());

const ask = (method: string, path: string, body?: unknown): Promise<CallResult> =>
  call(method, `/api/v1/webhooks/${path}`, { key: own.key, body });

test("an endpoint is made, read, changed and removed; its secret is told once", async () => {
  const made = await ask("POST", "endpoints", { url: "https://school.example/hook", events: ["balance.low"] });
  expect(made).toMatchObject({ status: 201, json: { active: true, secret: expect.stringMatching(/^whsec_/) } });
  const id = String(made.json["id"]);
  const { secret: _secret, ...open } = made.json;
  expect((await ask("GET", `endpoints/${id}`)).json).toEqual(open);
  const changed = await ask("PATCH", `endpoints/${id}`, { active: false });
  expect(changed.json).toEqual({ ...open, active: false });
  expect(await ask("POST", `endpoints/${id}/test`, {})).toMatchObject({
    status: 409,
    json: { code: "webhooks.endpoint_inactive" },
  });
  expect((await ask("DELETE", `endpoints/${id}`)).json).toEqual({ id, deleted: true });
  expect((await ask("GET", `endpoints/${id}`)).status).toBe(404);
});

test("a test event goes to its endpoint alone, says that it is one, and is in no list of events", async () => {
  const sent = await ask("POST", `endpoints/${own.ids.endpoint}/test`, { event: "balance.updated" });
  const { event_id: eventId, delivery_id: deliveryId } = sent.json;
  const delivery = await ask("GET", `deliveries/${String(deliveryId)}`);
  expect(delivery.json).toMatchObject({ event: "balance.updated", event_id: eventId, status: "pending", history: [] });
  const [event] = await world.pools.platform.sql`select data from tenant_events where id = ${String(eventId)}`;
  expect(event?.["data"]).toMatchObject({ test: true, new_balance: 1050 });
  const events = await call("GET", "/api/v1/events?limit=100", { key: own.key });
  expect(events.status).toBe(200);
  expect(events.text).not.toContain(String(eventId));
});

test("rotating answers a new secret and until when the former one signs too", async () => {
  const path = `endpoints/${own.ids.endpoint}/rotate-secret`;
  const [first, second] = [await ask("POST", path), await ask("POST", path)];
  expect(first.json["secret"]).not.toBe(second.json["secret"]);
  const hours = (Date.parse(String(second.json["former_secret_until"])) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24);
});

test("deliveries are filtered by endpoint, status and event, and replayed", async () => {
  const found = await ask("GET", `deliveries?endpoint_id=${own.ids.endpoint}&status=pending&event=message.delivered`);
  expect(found.json["data"]).toMatchObject([{ id: own.ids.delivery }]);
  await world.pools.platform.sql`
    update webhook_deliveries set status = 'failed', finished_at = now() where id = ${own.ids.delivery}`;
  expect((await ask("POST", `deliveries/${own.ids.delivery}/replay`)).json).toEqual({
    id: own.ids.delivery,
    status: "pending",
  });
});

test("the generated client calls, answers typed data and throws what is refused", async () => {
  const jumbe = createJumbe({
    apiKey: own.key,
    baseUrl: "http://localhost",
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const headers = { "X-API-Key": own.key };
      const { status, text } = url.pathname.endsWith("/deliveries")
        ? await callHandler(webhookDeliveriesList, "GET", url.pathname + url.search, { key: own.key })
        : await call(init?.method ?? "GET", url.pathname + url.search, { headers, body: init?.body });
      return new Response(text, { status });
    },
  });
  const page = await jumbe.webhooks.listDeliveries({ limit: 1 });
  expect(page.data).toHaveLength(1);
  const sent = await jumbe.sms.send({ recipient: "0712345678", message: "Hello" });
  expect(sent).toMatchObject({ status: "queued", cost: 1 });
  await expect(jumbe.webhooks.getEndpoint({ id: "we_none" })).rejects.toMatchObject({
    name: "JumbeError",
    status: 404,
    problem: { code: "webhooks.endpoint_not_found" },
  });
});
