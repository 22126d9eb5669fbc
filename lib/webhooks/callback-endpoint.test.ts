import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOf } from "#/lib/messaging/testing/scripted-carrier.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { createSmsWorld, type SmsWorld } from "#/lib/messaging/testing/sms-world.ts";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { openCallbackEndpoint } from "./open-callback-endpoint.ts";
import { removeEndpoint } from "./remove-endpoint.ts";
import { requireCallbackUrl } from "./require-callback-url.ts";
import type { WebhookTransport } from "./transport.ts";

let world: SmsWorld;
beforeAll(async () => {
  world = await createSmsWorld();
});
afterAll(() => world.close());

const transport: WebhookTransport = {
  post: () => Promise.reject(new Error("Nothing is called here.")),
  checkUrl: async (url) => (url.startsWith("https://") ? null : "Only https addresses are called."),
};
const ports = { transport };
const url = "https://clinic.example/sms";

async function send(tenant: TestTenant, callbackEndpointId: string | null): Promise<string> {
  const result = await sendMessage(tenant.live, {
    recipients: ["0712345678"],
    single: true,
    text: "Hello",
    sender: null,
    reference: null,
    callbackEndpointId,
    perMinute: null,
    idempotency: null,
  });
  return result.kind === "accepted" ? (result.messages[0]?.id ?? "") : "";
}

async function deliveriesTo(endpointId: string): Promise<string[]> {
  const rows = await world.pools.platform.sql<{ told: string }[]>`
    select e.type || ' ' || (e.data ->> 'message_id') as told from webhook_deliveries d
    join tenant_events e on e.id = d.event_id where d.endpoint_id = ${endpointId} order by e.seq`;
  return rows.map(({ told }) => told);
}

test("status events of a request go to its callback_url, of other requests not", async () => {
  const tenant = await world.newTenant({ balanceKes: 10 });
  const callback = await openCallbackEndpoint(tenant.live, url, ports);
  const all = await createEndpoint(
    tenant.live,
    { url: "https://clinic.example/all", events: ["message.delivered"] },
    ports,
  );
  const [named, other] = [await send(tenant, callback), await send(tenant, null)];
  await world.submit();
  await world.report(reportOf(`p-${named}`, "delivered"), reportOf(`p-${other}`, "delivered"));
  expect(await deliveriesTo(callback)).toEqual([`message.sent ${named}`, `message.delivered ${named}`]);
  expect((await deliveriesTo(all.id)).toSorted()).toEqual(
    [named, other].map((id) => `message.delivered ${id}`).toSorted(),
  );
});

test("one address is one endpoint, however many requests name it at once", async () => {
  const tenant = await world.newTenant();
  const opened = await Promise.all(Array.from({ length: 20 }, () => openCallbackEndpoint(tenant.live, url, ports)));
  expect(new Set(opened).size).toBe(1);
  expect(await listEndpoints(tenant.live)).toMatchObject([{ id: opened[0], url, events: [] }]);
  expect(await listEndpoints(tenant.test)).toEqual([]);
});

test("an endpoint of the tenant's own serves its address, and hears each event once", async () => {
  const tenant = await world.newTenant({ balanceKes: 10 });
  const own = await createEndpoint(tenant.live, { url, events: ["message.sent"] }, ports);
  expect(await openCallbackEndpoint(tenant.live, url, ports)).toBe(own.id);
  const id = await send(tenant, own.id);
  await world.submit();
  await world.report(reportOf(`p-${id}`, "delivered"));
  expect(await deliveriesTo(own.id)).toEqual([`message.sent ${id}`, `message.delivered ${id}`]);
});

test("an address we don't call is refused, and nothing is made by asking", async () => {
  const tenant = await world.newTenant();
  await requireCallbackUrl(tenant.live, url, ports);
  for (const refused of [openCallbackEndpoint, requireCallbackUrl]) {
    await expect(refused(tenant.live, "http://10.0.0.1/", ports)).rejects.toMatchObject({
      code: "webhooks.url_refused",
      param: "callback_url",
    });
  }
  expect(await listEndpoints(tenant.live)).toEqual([]);
});

test("the hundred and first address is refused until one is removed", async () => {
  const tenant = await world.newTenant();
  const ids: string[] = [];
  for (let number = 0; number < 100; number++) {
    ids.push(await openCallbackEndpoint(tenant.live, `${url}/${number}`, ports));
  }
  for (const refused of [openCallbackEndpoint, requireCallbackUrl]) {
    await expect(refused(tenant.live, `${url}/100`, ports)).rejects.toMatchObject({
      code: "webhooks.too_many_callback_urls",
    });
  }
  await removeEndpoint(tenant.live, ids[0] ?? "");
  await openCallbackEndpoint(tenant.live, `${url}/100`, ports);
});
