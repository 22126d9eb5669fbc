import { afterAll, beforeAll, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { claimTurns, turnMs } from "./claim-turns.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { deliverDue } from "./deliver-due.ts";
import { recordTenantEvents } from "./record-event.ts";
import { signalDueDeliveries } from "./signal-due-deliveries.ts";
import { createPlainTransport } from "./testing/plain-transport.ts";
import { startReceiver } from "./testing/receiver.ts";

const hourMs = 3_600_000;
const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
const transport = createPlainTransport();
const ports = { transport };
let world: TestWorld;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(async () => {
  transport.close();
  await world.close();
});

async function newTenant(): Promise<TestTenant> {
  tenant = await world.newTenant();
  return tenant;
}

async function tell(count: number, { mode = "live" as "live" | "test", tag = "a" } = {}): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    tenantId: tenant.id,
    mode,
    type: "message.delivered" as const,
    data: { message_id: `msg_${tag}${index}`, recipient: "254700000000" },
    factKey: `message.delivered:${tag}${index}`,
    occurredAt: clock.now(),
  }));
  await withTransaction(world.platform, (tx) => recordTenantEvents(tx, events));
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await world.pools.platform.sql<{ status: string; count: bigint }[]>`
    select status, count(*) from webhook_deliveries where tenant_id = ${tenant.id} group by status`;
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
}

test("a delivery carries the envelope and both signatures, and the official library accepts it", async () => {
  const receiver = await startReceiver();
  await newTenant();
  const { secret } = await createEndpoint(
    tenant.live,
    { url: `${receiver.url}/a`, events: ["message.delivered"] },
    ports,
  );
  await tell(1);
  expect(await deliverDue(world.platform, {}, ports)).toEqual({ attempts: 1, delivered: 1, more: false });
  const [call] = receiver.received;
  const body = JSON.parse(call?.body ?? "{}");
  expect(body).toEqual({
    id: expect.stringMatching(/^evt_/),
    event: "message.delivered",
    client_id: tenant.id,
    timestamp: "2026-05-04T08:00:00.000Z",
    data: { message_id: "msg_a0", recipient: "254700000000" },
    sequence: 1,
  });
  const headers = Object.fromEntries(Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]));
  expect(headers["webhook-id"]).toBe(body.id);
  expect(headers["x-webhook-event"]).toBe("message.delivered");
  expect(headers["x-webhook-signature"]).toMatch(/^sha256=[0-9a-f]{64}$/);
  const stamp = Number(headers["webhook-timestamp"]) * 1000;
  expect(stamp).toBe(clock.now().getTime());
  expect(new Webhook(secret).sign(body.id, new Date(stamp), call?.body ?? "")).toBe(headers["webhook-signature"]);
  await receiver.close();
});

test("every attempt is kept with its request, signatures masked, and its answer cut to 8 KB", async () => {
  const receiver = await startReceiver(() => ({ status: 500, body: `\u0000${"x".repeat(20_000)}` }));
  await newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
  await tell(1);
  await deliverDue(world.platform, {}, ports);
  const rows = await world.pools.platform.sql`select * from webhook_attempts where tenant_id = ${tenant.id}`;
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ number: 1, response_status: 500, error: null });
  expect(rows[0]?.response_body).toBe("x".repeat(8192));
  expect(rows[0]?.request_headers["webhook-signature"]).toMatch(/•••$/);
  expect(rows[0]?.request_headers["x-webhook-event"]).toBe("message.delivered");
  await receiver.close();
});

test("failed deliveries come back on the schedule with the same bytes and end as failed after the eighth", async () => {
  const receiver = await startReceiver(() => ({ status: 302 }));
  await newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
  await tell(1);
  const start = clock.now();
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received).toHaveLength(1);
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received).toHaveLength(1);
  for (const pauseMs of [5_000, 300_000, 1_800_000, 2 * hourMs, 5 * hourMs, 10 * hourMs, 10 * hourMs]) {
    const before = receiver.received.length;
    clock.advance(pauseMs * 0.89);
    await deliverDue(world.platform, {}, ports);
    expect(receiver.received).toHaveLength(before);
    clock.advance(pauseMs * 0.22);
    await deliverDue(world.platform, {}, ports);
    expect(receiver.received).toHaveLength(before + 1);
  }
  clock.set(new Date(start.getTime() + 100 * hourMs));
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received).toHaveLength(8);
  expect(new Set(receiver.received.map((call) => call.body)).size).toBe(1);
  expect(await statuses()).toEqual({ failed: 1 });
  await receiver.close();
});

test("a killed worker's deliveries are taken up again when its turn ends", async () => {
  const receiver = await startReceiver();
  await newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
  await tell(3);
  const [turn] = await claimTurns(world.platform, { sound: 10, failing: 10 });
  expect(turn?.deliveries).toHaveLength(3);
  expect(await deliverDue(world.platform, {}, ports)).toMatchObject({ attempts: 0 });
  clock.advance(turnMs);
  expect(await deliverDue(world.platform, {}, ports)).toMatchObject({ attempts: 3, delivered: 3 });
  expect(receiver.received.map((call) => JSON.parse(call.body).sequence).sort()).toEqual([1, 2, 3]);
  await receiver.close();
});

test("an endpoint never has more than two calls open, also with three workers", async () => {
  const receiver = await startReceiver();
  await newTenant();
  await createEndpoint(tenant.live, { url: `${receiver.url}/x`, events: ["message.delivered"] }, ports);
  await createEndpoint(tenant.live, { url: `${receiver.url}/y`, events: ["message.delivered"] }, ports);
  await tell(250);
  await Promise.all([1, 2, 3].map(() => deliverDue(world.platform, {}, ports)));
  expect(await statuses()).toEqual({ delivered: 500 });
  expect(receiver.received).toHaveLength(500);
  expect(Math.max(...receiver.mostOpen.values())).toBeLessThanOrEqual(2);
  await receiver.close();
});

test("a slow endpoint holds up only itself", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const receiver = await startReceiver((call) => ({ status: 200, after: call.path === "/slow" ? held : undefined }));
  await newTenant();
  await createEndpoint(tenant.live, { url: `${receiver.url}/slow`, events: ["message.delivered"] }, ports);
  await createEndpoint(tenant.live, { url: `${receiver.url}/fast`, events: ["message.delivered"] }, ports);
  await tell(300);
  const running = deliverDue(world.platform, {}, ports);
  await expect
    .poll(() => receiver.received.filter((call) => call.path === "/fast").length, { timeout: 8_000 })
    .toBe(300);
  expect(receiver.received.filter((call) => call.path === "/slow")).toHaveLength(2);
  expect(receiver.mostOpen.get("/slow")).toBe(2);
  release();
  expect(await running).toMatchObject({ delivered: 600 });
  await receiver.close();
});

test("an event over 256 KB ends as failed and an unreadable secret is tried again, and neither stops the others", async () => {
  const receiver = await startReceiver();
  await newTenant();
  const broken = await createEndpoint(
    tenant.live,
    { url: `${receiver.url}/broken`, events: ["message.delivered"] },
    ports,
  );
  await createEndpoint(
    tenant.live,
    { url: `${receiver.url}/sound`, events: ["message.delivered", "message.received"] },
    ports,
  );
  await world.pools.platform.sql`update webhook_endpoints set sealed_secret = '\\x01' where id = ${broken.id}`;
  await tell(1);
  const large = { type: "message.received", data: { text: "x".repeat(256 * 1024) }, factKey: "large" } as const;
  await withTransaction(world.platform, (tx) =>
    recordTenantEvents(tx, [{ ...large, tenantId: tenant.id, mode: "live", occurredAt: clock.now() }]),
  );
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received.map((call) => call.path)).toEqual(["/sound"]);
  expect(await statuses()).toEqual({ delivered: 1, failed: 1, pending: 1 });
  const endpoints = await world.pools.platform.sql`
    select failing_since from webhook_endpoints where tenant_id = ${tenant.id}`;
  expect(endpoints.map((endpoint) => endpoint["failing_since"])).toEqual([null, null]);
  await world.pools.platform.sql`update webhook_deliveries set status = 'failed' where endpoint_id = ${broken.id}`;
  await receiver.close();
});

test("a retry that is due is signalled, one that is not or that a worker has is not", async () => {
  const receiver = await startReceiver(() => ({ status: 500 }));
  await newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
  expect(await signalDueDeliveries(world.platform)).toBe(false);
  await tell(1);
  expect(await signalDueDeliveries(world.platform)).toBe(true);
  await deliverDue(world.platform, {}, ports);
  expect(await signalDueDeliveries(world.platform)).toBe(false);
  clock.advance(6_000);
  expect(await signalDueDeliveries(world.platform)).toBe(true);
  await claimTurns(world.platform, { sound: 10, failing: 10 });
  expect(await signalDueDeliveries(world.platform)).toBe(false);
  clock.advance(turnMs);
  expect(await signalDueDeliveries(world.platform)).toBe(true);
  await world.pools.platform.sql`update webhook_deliveries set status = 'failed' where tenant_id = ${tenant.id}`;
  await receiver.close();
});

test("an event goes to the endpoints of its own tenant and mode that asked for it, once however often it is told", async () => {
  const receiver = await startReceiver();
  await newTenant();
  await createEndpoint(tenant.live, { url: `${receiver.url}/other-tenant`, events: ["message.delivered"] }, ports);
  await newTenant();
  await createEndpoint(tenant.test, { url: `${receiver.url}/other-mode`, events: ["message.delivered"] }, ports);
  await createEndpoint(tenant.live, { url: `${receiver.url}/other-event`, events: ["message.sent"] }, ports);
  await createEndpoint(
    tenant.live,
    { url: `${receiver.url}/mine`, events: ["message.sent", "message.delivered"] },
    ports,
  );
  await tell(2);
  await tell(2);
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received.map((call) => call.path)).toEqual(["/mine", "/mine"]);
  await receiver.close();
});

test("a tenant is told after a day of failures only, and the endpoint is switched off after five", async () => {
  const receiver = await startReceiver(() => ({ status: 503 }));
  await newTenant();
  const endpoint = await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
  const told = async () =>
    (
      await world.pools.platform.sql<{ data: { disabled: boolean } }[]>`
        select data from outbox where name = 'webhooks/endpoint.failing' and data ->> 'endpointId' = ${endpoint.id} order by seq`
    ).map((row) => row.data.disabled);
  await tell(1, { tag: "day0" });
  await deliverDue(world.platform, {}, ports);
  expect(await told()).toEqual([]);
  for (const [day, expected] of [
    [1, [false]],
    [2, [false]],
    [5, [false, true]],
  ] as const) {
    clock.advance((day === 5 ? 3 : 1) * 24 * hourMs);
    await tell(2, { tag: `day${day}` });
    await deliverDue(world.platform, {}, ports);
    expect(await told()).toEqual(expected);
  }
  const [row] = await world.pools.platform
    .sql`select active, disabled_reason from webhook_endpoints where id = ${endpoint.id}`;
  expect(row).toEqual({ active: false, disabled_reason: "Every delivery failed for five days." });
  expect(await statuses()).toEqual({ failed: 7 });
  await receiver.close();
});

test(
  "10,000 events with three calls in ten failing are all delivered within the schedule, none lost",
  { timeout: 120_000 },
  async () => {
    let calls = 0;
    const receiver = await startReceiver(() => ({ status: calls++ % 10 < 3 ? 500 : 200 }));
    await newTenant();
    await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, ports);
    await tell(10_000);
    for (let round = 0; round < 8; round++) {
      let more = true;
      while (more) ({ more } = await deliverDue(world.platform, {}, ports));
      clock.advance(11 * hourMs);
    }
    expect(await statuses()).toEqual({ delivered: 10_000 });
    const delivered = new Set(receiver.received.map((call) => JSON.parse(call.body).id));
    expect(delivered.size).toBe(10_000);
    await receiver.close();
  },
);
