import { afterAll, beforeAll, expect, test } from "vitest";
import { analyze } from "#/db/testing/analyze.ts";
import { fixedClock } from "#/lib/core/clock.ts";
import { toKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getClientStatistics } from "./get-client-statistics.ts";
import { getDailyCost } from "./get-daily-cost.ts";
import { listDailyUsage } from "./list-daily-usage.ts";
import { usageColumns, usageWhere } from "./read-usage.ts";
import { summariseUsage } from "./summarise-usage.ts";

// 00:30 of 2 March in Nairobi is still 1 March in UTC.
const clock = fixedClock(new Date("2026-03-01T21:30:00Z"));
const timeZone = "Africa/Nairobi";
let world: TestWorld;
let tenant: TestTenant;

type Facts = { at: string; status: string; charge: string };

const facts: Facts[] = [
  { at: "2026-03-01T21:00:00Z", status: "delivered", charge: "captured" },
  { at: "2026-03-01T21:10:00Z", status: "queued", charge: "reserved" },
  { at: "2026-03-01T21:11:00Z", status: "rejected", charge: "none" },
  { at: "2026-03-01T21:12:00Z", status: "cancelled", charge: "released" },
  { at: "2026-03-01T21:13:00Z", status: "scheduled", charge: "reserved" },
  { at: "2026-03-01T20:59:59Z", status: "undelivered", charge: "refunded" },
  { at: "2026-03-01T06:00:00Z", status: "failed", charge: "captured" },
  { at: "2026-02-28T20:59:59Z", status: "delivered", charge: "captured" },
];

beforeAll(async () => {
  world = await createTestWorld({ clock });
  tenant = await world.newTenant({ balanceKes: 100 });
  for (const owner of [tenant, await world.newTenant()]) await insert(owner);
});

afterAll(() => world.close());

async function insert({ id }: TestTenant): Promise<void> {
  const { sql } = world.pools.platform;
  await sql`insert into message_requests (id, tenant_id, mode, actor_id, sender, messages, cost_e4, request_id)
    values (${`req_${id}`}, ${id}, 'live', 'test', 'TEST', 1, 0, 'test')`;
  for (const [index, { at, status, charge }] of facts.entries()) {
    await sql`insert into messages (id, tenant_id, mode, request_id, position, sender, recipient, encoding, segments,
        price_e4, cost_e4, status, charge, due_at, accepted_at)
      values (${`msg_${id}_${index}`}, ${id}, 'live', ${`req_${id}`}, ${index}, 'TEST', '254712345678', 'gsm7', 1, 20000, 7500,
        ${status}, ${charge}, ${at}::timestamptz, ${at}::timestamptz)`;
  }
}

const plain = ({ cost, ...rest }: { cost: bigint & { readonly __money: "KES_e4" } }) => ({
  ...rest,
  cost: toKes(cost),
});

test("a day is a day of the tenant's zone; rejected, cancelled and scheduled were not sent; what came back cost nothing", async () => {
  const { today, thisMonth } = await summariseUsage(tenant.live, timeZone);
  expect(plain(today)).toEqual({ messagesSent: 2, delivered: 1, failed: 0, cost: 4 });
  expect(plain(thisMonth)).toMatchObject({ messagesSent: 4, delivered: 1, failed: 2, cost: 6, topUps: 0 });
});

test("days add up to the month, by the same definition", async () => {
  const period = { from: new Date("2026-02-27T21:00:00Z"), to: new Date("2026-03-02T21:00:00Z"), timeZone };
  const days = await listDailyUsage(tenant.live, period);
  expect(days.map(plain)).toEqual([
    { day: "2026-02-28", messagesSent: 1, delivered: 1, failed: 0, cost: 2 },
    { day: "2026-03-01", messagesSent: 2, delivered: 0, failed: 2, cost: 2 },
    { day: "2026-03-02", messagesSent: 2, delivered: 1, failed: 0, cost: 4 },
  ]);
});

test("a day's cost is the week's, shared over the days since its first message", async () => {
  // KES 8 of it did not come back, and its first message is a day and half an hour old: the second day has begun.
  expect(toKes(await getDailyCost(tenant.live))).toBe(4);
  expect(toKes(await getDailyCost(tenant.test))).toBe(0);
});

test("totals are all of it, of this mode only", async () => {
  expect(plain(await getClientStatistics(tenant.live))).toMatchObject({
    messagesSent: 5,
    delivered: 2,
    failed: 2,
    cost: 8,
  });
  expect(plain(await getClientStatistics(tenant.test))).toMatchObject({ messagesSent: 0, cost: 0 });
});

test("usage is refused without its permission", async () => {
  const ctx = world.tenantCtx(tenant.id, { scopes: ["wallet:read"] });
  await expect(summariseUsage(ctx, timeZone)).rejects.toMatchObject({ code: "auth.scope_missing" });
});

test("a month is summed from its index alone, whatever else there is", async () => {
  const { sql } = world.pools.platform;
  await sql`
    insert into messages (id, tenant_id, mode, request_id, position, sender, recipient, encoding, segments, price_e4, cost_e4,
      status, charge, due_at, accepted_at)
    select 'msg_bulk_' || n, ${tenant.id}, 'live', ${`req_${tenant.id}`}, n, 'TEST', '254712345678', 'gsm7', 1, 10000, 7500,
      'delivered', 'captured', now(), '2025-01-01'::timestamptz + n * interval '1 minute'
    from generate_series(1, 20000) n`;
  await analyze(world.database, ["messages"]);
  const plan = await withTransaction(
    tenant.live,
    (tx) => tx.sql<{ "QUERY PLAN": string }[]>`
    explain select ${usageColumns(tx)} from messages m
    where ${usageWhere(tx, new Date("2025-01-05T00:00:00Z"), new Date("2025-01-06T00:00:00Z"))}`,
  );
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Scan (using|on) messages_usage_idx/);
});
