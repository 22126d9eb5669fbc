import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { pauseConnection } from "#/lib/connections/pause-connection.ts";
import { silentCallsUntilPause } from "#/lib/connections/silence.ts";
import { noteAnswer } from "#/lib/connections/note-answer.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { resumeSending } from "./resume-sending.ts";
import { acceptAll, outcome } from "./testing/scripted-carrier.ts";
import { createSmsWorld, type SmsWorld } from "./testing/sms-world.ts";

let world: SmsWorld;

beforeAll(async () => {
  world = await createSmsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.carrier.answer = acceptAll;
  world.carrier.calls.length = 0;
  await withTransaction(world.platform, (tx) => noteAnswer(tx, world.connectionId));
  await world.submit();
});

const loseAll = () => {
  world.carrier.answer = (call) => outcome(call.messages.map(() => ({ kind: "unknown", reason: "timeout" })));
};

const statuses = async (tenant: { id: number }) =>
  world.pools.platform.sql<{ status: string; count: number }[]>`
    select status, count(*)::int as count from messages where tenant_id = ${tenant.id} group by status order by status`;

const connection = async () =>
  world.pools.platform.sql`
    select status, paused_reason, silent_calls from connections where id = ${world.connectionId}`;

const openAlerts = async () =>
  world.pools.platform.sql`select 1 from staff_alerts where cause like 'connection-silent:%' and open`;

/** As many single messages as make the silence certain, each in a call of its own. */
async function fallSilent(): Promise<void> {
  const tenant = await world.newTenant({ balanceKes: 100 });
  loseAll();
  for (let call = 0; call < silentCallsUntilPause; call++) {
    await world.send(tenant);
    await world.submit();
  }
}

it("a provider that stops answering gets one message at a time; the queue waits and goes on with the first answer", async () => {
  await fallSilent();
  const tenant = await world.newTenant({ balanceKes: 2000 });
  const many = Array.from({ length: 1000 }, (_, index) => `0733${String(index).padStart(6, "0")}`);
  await world.send(tenant, many);
  expect(await world.submit()).toEqual({ claimed: 0, nextInMs: null });
  for (let probe = 0; probe < 10; probe++) {
    world.clock.advance(5_000);
    expect(await resumeSending(world.platform)).toBe(1);
    expect(await world.submit()).toMatchObject({ claimed: 1 });
    expect(await world.submit()).toMatchObject({ claimed: 0 });
  }
  expect(await statuses(tenant)).toEqual([
    { status: "queued", count: 990 },
    { status: "unconfirmed", count: 10 },
  ]);
  world.carrier.answer = acceptAll;
  world.clock.advance(5_000);
  await resumeSending(world.platform);
  expect(await world.submit()).toMatchObject({ claimed: 1 });
  world.clock.advance(1_000);
  for (let claim = 0; claim < 4; claim++) await world.submit();
  expect(await statuses(tenant)).toEqual([
    { status: "sent", count: 990 },
    { status: "unconfirmed", count: 10 },
  ]);
  expect(await connection()).toEqual([{ status: "active", paused_reason: null, silent_calls: 0 }]);
});

it("while a probe is open nothing else is claimed, and one whose process died is followed by another", async () => {
  await fallSilent();
  const tenant = await world.newTenant({ balanceKes: 10 });
  await world.send(tenant, ["0722000001", "0722000002", "0722000003"]);
  let opened = 0;
  world.carrier.answer = () => {
    opened++;
    return new Promise<never>(() => {});
  };
  world.clock.advance(5_000);
  await resumeSending(world.platform);
  void world.submit();
  await expect.poll(() => opened).toBe(1);
  world.clock.advance(5_000);
  expect(await resumeSending(world.platform)).toBe(0);
  expect(await world.submit()).toMatchObject({ claimed: 0 });
  world.clock.advance(60_000);
  expect(await resumeSending(world.platform)).toBe(1);
  world.carrier.answer = acceptAll;
  expect(await world.submit()).toMatchObject({ claimed: 1 });
});

it("staff are told once until it answers, and an answer between two silences starts the count anew", async () => {
  const tenant = await world.newTenant({ balanceKes: 100 });
  for (let call = 0; call < silentCallsUntilPause * 2; call++) {
    if (call % silentCallsUntilPause === silentCallsUntilPause - 1) world.carrier.answer = acceptAll;
    else loseAll();
    await world.send(tenant);
    expect(await world.submit()).toMatchObject({ claimed: 1 });
  }
  expect(await connection()).toMatchObject([{ status: "active", silent_calls: 0 }]);
  await fallSilent();
  world.clock.advance(5_000);
  await resumeSending(world.platform);
  await world.send(tenant);
  await world.submit();
  expect(await openAlerts()).toHaveLength(1);
  world.carrier.answer = acceptAll;
  world.clock.advance(5_000);
  await resumeSending(world.platform);
  await world.send(tenant);
  await world.submit();
  expect(await openAlerts()).toHaveLength(0);
});

it("a pause for another reason outlasts silence and answers", async () => {
  await fallSilent();
  await withTransaction(world.platform, async (tx) => {
    await noteAnswer(tx, world.connectionId);
    await pauseConnection(tx, { connectionId: world.connectionId, reason: "account_credentials", retryAfterMs: null });
    await noteAnswer(tx, world.connectionId);
  });
  world.clock.advance(3_600_000);
  expect(await resumeSending(world.platform)).toBe(0);
  expect(await connection()).toMatchObject([{ status: "paused", paused_reason: "account_credentials" }]);
  await world.pools.platform.sql`
    update connections set status = 'active', paused_reason = null where id = ${world.connectionId}`;
});
