import { afterAll, beforeAll, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createWebhookTransport } from "#/lib/providers/webhook-transport/create-webhook-transport.ts";
import { parsePrivateHosts } from "#/lib/providers/webhook-transport/private-hosts.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { deliverDue } from "./deliver-due.ts";
import { getDelivery } from "./get-delivery.ts";
import { getWebhookConfig } from "./get-webhook-config.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { putWebhookConfig } from "./put-webhook-config.ts";
import { recordTenantEvent } from "./record-event.ts";
import { removeEndpoint } from "./remove-endpoint.ts";
import { replayDelivery } from "./replay-delivery.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { createPlainTransport } from "./testing/plain-transport.ts";
import { startReceiver, type Received } from "./testing/receiver.ts";
import { updateEndpoint } from "./update-endpoint.ts";

const clock = fixedClock(new Date());
const transport = createPlainTransport();
const ports = { transport };
const noPrivateHosts = parsePrivateHosts("");
const url = "http://127.0.0.1:9/hooks";
const events = ["message.sent"] as const;
let world: TestWorld;
let mine: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  [mine, other] = await Promise.all([world.newTenant(), world.newTenant()]);
});
afterAll(async () => {
  transport.close();
  await world.close();
});

async function tell(tenant: TestTenant, factKey: string): Promise<void> {
  const event = { type: "message.sent" as const, data: { message_id: factKey }, factKey, occurredAt: clock.now() };
  await withTransaction(tenant.live, (tx) => recordTenantEvent(tx, event));
}

function verify(call: Received | undefined, secret: string): unknown {
  const headers = Object.fromEntries(Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]));
  return new Webhook(secret).verify(call?.body ?? "", headers);
}

test("a new endpoint shows its secret once; afterwards nobody can read it, and the change is audited", async () => {
  const tenant = await world.newTenant();
  const { secret, ...endpoint } = await createEndpoint(
    tenant.live,
    { url, events: ["message.sent", "message.sent"] },
    ports,
  );
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint).toMatchObject({ url, events: ["message.sent"], active: true, weakSecret: false, mode: "live" });
  expect(await listEndpoints(tenant.live)).toEqual([endpoint]);
  const [row] = await world.pools.platform.sql`select sealed_secret from webhook_endpoints where id = ${endpoint.id}`;
  expect(row?.["sealed_secret"].includes(secret)).toBe(false);
  const audits = await world.pools.platform.sql`select action, after from audit_log where subject = ${endpoint.id}`;
  expect(audits.map((audit) => audit["action"])).toEqual(["webhooks.endpoint_created"]);
  expect(JSON.stringify(audits)).not.toContain(secret);
});

test.each([
  ["an unknown event", { url, events: ["message.lost"] }, "invalid", "webhooks.events_invalid"],
  ["no event", { url, events: [] }, "invalid", "webhooks.events_invalid"],
  ["an address the transport refuses", { url: "http://10.0.0.1/", events }, "refused", "webhooks.url_refused"],
  ["an address that is too long", { url: `${url}${"x".repeat(2050)}`, events }, "refused", "webhooks.url_refused"],
])("%s is refused at save", async (_, input, kind, code) => {
  await expect(createEndpoint(mine.live, input, ports)).rejects.toMatchObject({ kind, code });
});

test("the real transport refuses private, local and unencrypted addresses at save, and again at each call", async () => {
  const real = { transport: createWebhookTransport({ privateHosts: noPrivateHosts, appUrl: "https://app.example" }) };
  const tenant = await world.newTenant();
  for (const address of [
    "https://127.0.0.1/",
    "https://169.254.169.254/latest",
    "https://[::1]/",
    "https://2130706433/",
    "http://93.184.215.14/",
  ]) {
    await expect(createEndpoint(tenant.live, { url: address, events }, real)).rejects.toMatchObject({
      code: "webhooks.url_refused",
      param: "url",
    });
  }
  const receiver = await startReceiver();
  const endpoint = await createEndpoint(tenant.test, { url: receiver.url, events }, ports);
  await withTransaction(tenant.test, (tx) =>
    recordTenantEvent(tx, { type: "message.sent", data: {}, factKey: "rebound", occurredAt: clock.now() }),
  );
  await deliverDue(world.platform, {}, real);
  const [delivery] = (await listDeliveries(tenant.test, { endpointId: endpoint.id })).data;
  const { history } = await getDelivery(tenant.test, delivery?.id ?? "");
  expect(history).toMatchObject([{ responseStatus: null, error: expect.stringMatching(/./) }]);
  expect(receiver.received).toEqual([]);
  await removeEndpoint(tenant.test, endpoint.id);
  await receiver.close();
});

test("the eleventh endpoint of a mode is refused, also when several come at once", async () => {
  const tenant = await world.newTenant();
  const tries = await Promise.allSettled(
    Array.from({ length: 14 }, () => createEndpoint(tenant.live, { url, events }, ports)),
  );
  expect(tries.filter((result) => result.status === "fulfilled")).toHaveLength(10);
  await expect(createEndpoint(tenant.live, { url, events }, ports)).rejects.toMatchObject({
    code: "webhooks.too_many_endpoints",
  });
  await expect(createEndpoint(tenant.test, { url, events }, ports)).resolves.toMatchObject({ mode: "test" });
});

test("a key without webhooks:manage can do nothing here", async () => {
  const weak = world.tenantCtx(mine.id, { scopes: ["messages:read"] });
  const calls = [
    createEndpoint(weak, { url, events }, ports),
    listEndpoints(weak),
    updateEndpoint(weak, { endpointId: "we_x" }, ports),
    removeEndpoint(weak, "we_x"),
    rotateSecret(weak, "we_x"),
    getWebhookConfig(weak),
    putWebhookConfig(weak, { webhookUrl: url, events }, ports),
    listDeliveries(weak),
    getDelivery(weak, "whd_x"),
    replayDelivery(weak, "whd_x"),
  ];
  await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ code: "auth.scope_missing" })));
});

test("another tenant's endpoints and deliveries, and those of the other mode, are not there", async () => {
  const endpoint = await createEndpoint(mine.live, { url, events }, ports);
  await tell(mine, "hidden");
  const [delivery] = (await listDeliveries(mine.live, { endpointId: endpoint.id })).data;
  const deliveryId = delivery?.id ?? "";
  expect(deliveryId).toMatch(/^whd_/);
  for (const stranger of [other.live, mine.test]) {
    expect(await listEndpoints(stranger)).toEqual([]);
    expect((await listDeliveries(stranger, { endpointId: endpoint.id })).data).toEqual([]);
    const calls = [
      updateEndpoint(stranger, { endpointId: endpoint.id, active: false }, ports),
      removeEndpoint(stranger, endpoint.id),
      rotateSecret(stranger, endpoint.id),
      getDelivery(stranger, deliveryId),
      replayDelivery(stranger, deliveryId),
    ];
    await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ kind: "not_found" })));
  }
  await removeEndpoint(mine.live, endpoint.id);
});

test("after a rotation both secrets verify for 24 hours, then only the new one", async () => {
  const receiver = await startReceiver();
  const tenant = await world.newTenant();
  const endpoint = await createEndpoint(tenant.live, { url: receiver.url, events }, ports);
  const { secret } = await rotateSecret(tenant.live, endpoint.id);
  expect(secret).not.toBe(endpoint.secret);
  await tell(tenant, "in-overlap");
  await deliverDue(world.platform, {}, ports);
  const during = receiver.received[0];
  expect(verify(during, secret)).toEqual(verify(during, endpoint.secret));
  await world.pools.platform.sql`
    update webhook_endpoints set former_secret_until = ${clock.now().toISOString()} where id = ${endpoint.id}`;
  await tell(tenant, "after-overlap");
  await deliverDue(world.platform, {}, ports);
  const after = receiver.received[1];
  expect(verify(after, secret)).toMatchObject({ event: "message.sent" });
  expect(() => verify(after, endpoint.secret)).toThrow();
  await receiver.close();
});

test("webhooks/config sets one endpoint: made secret, kept secret, own weak secret", async () => {
  const tenant = await world.newTenant();
  expect(await getWebhookConfig(tenant.live)).toEqual({ webhookUrl: null, events: [], active: false });
  const made = await putWebhookConfig(tenant.live, { webhookUrl: url, events }, ports);
  expect(made).toEqual({
    webhookUrl: url,
    events: ["message.sent"],
    active: true,
    madeSecret: expect.stringMatching(/^whsec_/),
  });
  const again = await putWebhookConfig(tenant.live, { webhookUrl: `${url}2`, events: ["balance.low"] }, ports);
  expect(again.madeSecret).toBeNull();
  const weak = await putWebhookConfig(tenant.live, { webhookUrl: url, webhookSecret: "12345678", events }, ports);
  expect(weak.madeSecret).toBeNull();
  const endpoints = await listEndpoints(tenant.live);
  expect(endpoints).toHaveLength(1);
  expect(endpoints[0]).toMatchObject({ url, legacy: true, weakSecret: true });
  await expect(
    putWebhookConfig(tenant.live, { webhookUrl: url, webhookSecret: "short", events }, ports),
  ).rejects.toMatchObject({
    code: "webhooks.secret_invalid",
  });
  expect(await getWebhookConfig(tenant.live)).toEqual({ webhookUrl: url, events: ["message.sent"], active: true });
});

test("two first settings of webhooks/config at once make one endpoint", async () => {
  const tenant = await world.newTenant();
  await Promise.all([1, 2, 3].map(() => putWebhookConfig(tenant.live, { webhookUrl: url, events }, ports)));
  expect(await listEndpoints(tenant.live)).toHaveLength(1);
});

test("a failed delivery can be replayed: same id, same bytes, a new schedule", async () => {
  let status = 500;
  const receiver = await startReceiver(() => ({ status, body: "sorry" }));
  const tenant = await world.newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events }, ports);
  await tell(tenant, "replayed");
  await deliverDue(world.platform, {}, ports);
  const [delivery] = (await listDeliveries(tenant.live, { status: "pending" })).data;
  expect(delivery).toMatchObject({ attempts: 1, event: "message.sent", nextAttemptAt: expect.any(Date) });
  status = 204;
  await replayDelivery(tenant.live, delivery?.id ?? "");
  await deliverDue(world.platform, {}, ports);
  const shown = await getDelivery(tenant.live, delivery?.id ?? "");
  expect(shown).toMatchObject({ status: "delivered", attempts: 2, nextAttemptAt: null });
  expect(shown.history.map((attempt) => attempt.responseStatus)).toEqual([500, 204]);
  expect(receiver.received.map((call) => call.body)).toEqual([shown.requestBody, shown.requestBody]);
  await replayDelivery(tenant.live, delivery?.id ?? "");
  await deliverDue(world.platform, {}, ports);
  expect(receiver.received).toHaveLength(3);
  await receiver.close();
});

test("an endpoint that is switched off ends what waited and refuses replays until it is on again", async () => {
  const tenant = await world.newTenant();
  const endpoint = await createEndpoint(tenant.live, { url, events }, ports);
  await tell(tenant, "off");
  await updateEndpoint(tenant.live, { endpointId: endpoint.id, active: false }, ports);
  const [delivery] = (await listDeliveries(tenant.live)).data;
  expect(delivery?.status).toBe("failed");
  await expect(replayDelivery(tenant.live, delivery?.id ?? "")).rejects.toMatchObject({
    code: "webhooks.endpoint_inactive",
  });
  expect(await updateEndpoint(tenant.live, { endpointId: endpoint.id, active: true }, ports)).toMatchObject({
    active: true,
  });
  await expect(replayDelivery(tenant.live, delivery?.id ?? "")).resolves.toBeUndefined();
});

test("deliveries are listed newest first, page by page", async () => {
  const tenant = await world.newTenant();
  await createEndpoint(tenant.live, { url, events }, ports);
  for (const index of [1, 2, 3, 4, 5]) {
    await tell(tenant, `page${index}`);
    clock.advance(5);
  }
  const first = await listDeliveries(tenant.live, { limit: 3 });
  const second = await listDeliveries(tenant.live, { limit: 3, cursor: first.nextCursor ?? "" });
  const ids = [...first.data, ...second.data].map((delivery) => delivery.id);
  expect(ids).toHaveLength(5);
  expect(ids).toEqual([...ids].sort().reverse());
  expect(second.nextCursor).toBeNull();
});
