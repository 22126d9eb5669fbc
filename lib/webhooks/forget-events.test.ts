import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { deliverDue } from "./deliver-due.ts";
import { forgetEvents } from "./forget-events.ts";
import { recordTenantEvents } from "./record-event.ts";
import { replayDelivery } from "./replay-delivery.ts";
import { createPlainTransport } from "./testing/plain-transport.ts";
import { startReceiver, type Receiver } from "./testing/receiver.ts";

const dayMs = 86_400_000;
const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
const transport = createPlainTransport();
let world: TestWorld;
let tenant: TestTenant;
let receiver: Receiver;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  receiver = await startReceiver();
  tenant = await world.newTenant();
  await createEndpoint(tenant.live, { url: receiver.url, events: ["message.delivered"] }, { transport });
});
afterAll(async () => {
  transport.close();
  await receiver.close();
  await world.close();
});

async function tell(...facts: string[]): Promise<void> {
  const events = facts.map((factKey) => ({
    tenantId: tenant.id,
    mode: "live" as const,
    type: "message.delivered" as const,
    data: { message_id: factKey },
    factKey,
    occurredAt: clock.now(),
  }));
  await withTransaction(world.platform, (tx) => recordTenantEvents(tx, events));
}

const kept = async () => {
  const rows = await world.pools.platform.sql<{ fact_key: string; deliveries: number; attempts: number }[]>`
    select e.fact_key, count(distinct d.id)::int as deliveries, count(a.id)::int as attempts
    from tenant_events e left join webhook_deliveries d on d.event_id = e.id
      left join webhook_attempts a on a.delivery_id = d.id
    group by e.fact_key order by e.fact_key`;
  return rows.map((row) => `${row.fact_key} ${row.deliveries} ${row.attempts}`);
};

test("events go after 30 days with their deliveries and attempts; what waits or was replayed since stays", async () => {
  await tell("a-old", "b-old", "c-replayed", "d-waits");
  await deliverDue(world.platform, {}, { transport });
  const ofFact = async (fact: string) => {
    const [row] = await world.pools.platform.sql<{ id: string }[]>`
      select d.id from webhook_deliveries d join tenant_events e on e.id = d.event_id where e.fact_key = ${fact}`;
    return row?.id ?? "";
  };
  clock.advance(20 * dayMs);
  await tell("e-young");
  await replayDelivery(tenant.live, await ofFact("c-replayed"));
  await deliverDue(world.platform, {}, { transport });
  expect(await forgetEvents(world.platform, 100)).toBe(0);
  clock.advance(11 * dayMs);
  await replayDelivery(tenant.live, await ofFact("d-waits"));
  expect(await forgetEvents(world.platform, 1)).toBe(1);
  expect(await forgetEvents(world.platform, 100)).toBe(1);
  expect(await forgetEvents(world.platform, 100)).toBe(0);
  expect(await kept()).toEqual(["c-replayed 1 2", "d-waits 1 1", "e-young 1 1"]);
  await deliverDue(world.platform, {}, { transport });
  clock.advance(40 * dayMs);
  expect(await forgetEvents(world.platform, 100)).toBe(3);
  expect(await kept()).toEqual([]);
});
