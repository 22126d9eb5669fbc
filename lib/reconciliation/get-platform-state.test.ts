import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { toKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getPlatformState } from "./get-platform-state.ts";

// 01:00 of 2 March in Nairobi.
const clock = fixedClock(new Date("2026-03-01T22:00:00Z"));
let world: TestWorld;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  tenant = await world.newTenant({ balanceKes: 100 });
});
afterAll(() => world.close());

async function addMessage(index: number, mode: "live" | "test", at: string): Promise<void> {
  const { sql } = world.pools.platform;
  await sql`insert into message_requests (id, tenant_id, mode, actor_id, sender, messages, cost_e4, request_id)
    values (${`req_${index}`}, ${tenant.id}, ${mode}, 'test', 'TEST', 1, 0, 'test')`;
  await sql`insert into messages (id, tenant_id, mode, request_id, position, sender, recipient, encoding, segments,
      price_e4, cost_e4, status, charge, due_at, accepted_at)
    values (${`msg_${index}`}, ${tenant.id}, ${mode}, ${`req_${index}`}, 0, 'TEST', '254712345678', 'gsm7', 1, 20000, 7500,
      'queued', 'reserved', ${at}::timestamptz, ${at}::timestamptz)`;
}

async function addPayment(id: string, mode: "live" | "test", completedAt: string): Promise<void> {
  await world.pools.platform.sql`
    insert into payments (id, tenant_id, mode, method, amount_e4, status, code, created_by, completed_at)
    values (${id}, ${tenant.id}, ${mode}, 'mpesa', 3000000, 'completed', ${id}, 'test', ${completedAt}::timestamptz)`;
}

test("a platform at rest owes what its tenants have, and nothing waits", async () => {
  const state = await getPlatformState(world.platform);
  expect(toKes(state.liabilities)).toBe(100);
  expect(state).toMatchObject({ queued: 0, oldestDue: null, failingEndpoints: 0, mobileMoneyCount: 0 });
  expect(toKes(state.reservedLong)).toBe(0);
});

test("what is set aside is still owed; what waits, fails or came in since midnight in Nairobi is counted, live only", async () => {
  await addMessage(1, "live", "2026-03-01T20:30:00Z");
  await addMessage(2, "live", "2026-03-01T21:59:00Z");
  await addMessage(3, "live", "2026-03-02T08:00:00Z");
  await addMessage(4, "test", "2026-03-01T20:00:00Z");
  await addPayment("pay_today", "live", "2026-03-01T21:00:00Z");
  await addPayment("pay_yesterday", "live", "2026-03-01T20:59:59Z");
  await addPayment("pay_play", "test", "2026-03-01T21:30:00Z");
  await world.pools.platform.sql`
    insert into webhook_endpoints (id, tenant_id, mode, url, events, sealed_secret, failing_since) values
      ('we_failing', ${tenant.id}, 'live', 'https://clinic.example/a', '{}', '\\x00', now()),
      ('we_play', ${tenant.id}, 'test', 'https://clinic.example/b', '{}', '\\x00', now()),
      ('we_sound', ${tenant.id}, 'live', 'https://clinic.example/c', '{}', '\\x00', null)`;
  const state = await getPlatformState(world.platform);
  expect(toKes(state.liabilities)).toBe(106);
  expect(toKes(state.reservedLong)).toBe(2);
  expect(state.queued).toBe(2);
  expect(state.oldestDue).toEqual(new Date("2026-03-01T20:30:00Z"));
  expect([toKes(state.mobileMoneyToday), state.mobileMoneyCount]).toEqual([300, 1]);
  expect(state.failingEndpoints).toBe(1);
});

test("only staff who may see money are told", async () => {
  const nobody = world.platformAs({
    kind: "staff",
    userId: "usr_x",
    role: "support",
    scopes: ["tenants:read"],
    ip: null,
  });
  await expect(getPlatformState(nobody)).rejects.toMatchObject({ kind: "forbidden" });
});
