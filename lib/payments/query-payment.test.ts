import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { queryPayment } from "./query-payment.ts";
import { listDuePayments } from "./list-due-payments.ts";
import { paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";

const clock = fixedClock(new Date("2026-03-02T07:15:00Z"));
let world: TestWorld;
let bench: PaymentBench;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});

beforeEach(async () => {
  bench = paymentBench(world);
  tenant = await world.newTenant();
});

afterAll(() => world.close());

const query = async (paymentId: string) => (await queryPayment(world.platform, { paymentId }, bench)).status;

test("a payment without a callback is asked about after 20, 45 and 90 s, then 5, 15 and 60 min, never sooner", async () => {
  const payment = await bench.pushed(tenant.live);
  const asked: number[] = [];
  for (let second = 0; second <= 3_700; second += 5) {
    const before = bench.road.queries.length;
    await query(payment.id);
    if (bench.road.queries.length > before) asked.push(second);
    clock.advance(5_000);
  }
  expect(asked).toEqual([20, 45, 90, 300, 900, 3_600]);
});

test("two who ask at once ask the provider once", async () => {
  const payment = await bench.pushed(tenant.live);
  clock.advance(20_000);
  await Promise.all(Array.from({ length: 8 }, () => query(payment.id)));
  expect(bench.road.queries).toHaveLength(1);
});

test.each([
  ["paid", { kind: "paid" }, "completed", 1],
  ["cancelled", { kind: "ended", status: "cancelled", reason: "cancelled_by_user", code: "1032" }, "cancelled", 0],
  ["pending", { kind: "pending" }, "processing", 0],
  ["unknown", { kind: "unknown", reason: "429" }, "processing", 0],
] as const)("the provider says %s: that is booked", async (_, answer, status, credits) => {
  const payment = await bench.pushed(tenant.live);
  bench.road.onQuery = async () => answer;
  clock.advance(20_000);
  expect(await query(payment.id)).toBe(status);
  expect((await bench.credits(tenant.id)).count).toBe(credits);
});

test("an end after which money may still come is asked about once more, then never again", async () => {
  const payment = await bench.pushed(tenant.live);
  bench.road.onQuery = async () => ({
    kind: "ended",
    status: "expired",
    reason: "no_response",
    code: "1037",
    askAgainMs: 10_000,
  });
  clock.advance(20_000);
  expect(await query(payment.id)).toBe("expired");
  expect(await query(payment.id)).toBe("expired");
  expect(bench.road.queries).toHaveLength(1);
  clock.advance(10_000);
  expect(await query(payment.id)).toBe("expired");
  expect(bench.road.queries).toHaveLength(2);
  expect((await bench.payment(payment.id)).nextQueryAt).toBeNull();
  expect(await bench.events(tenant.id)).toEqual(["topup.failed"]);
});

test("money that came after an end is credited by the question that follows it", async () => {
  const payment = await bench.pushed(tenant.live);
  bench.road.onQuery = async () => ({
    kind: "ended",
    status: "failed",
    reason: "system_busy",
    code: "26",
    askAgainMs: 10_000,
  });
  clock.advance(20_000);
  expect(await query(payment.id)).toBe("failed");
  bench.road.onQuery = async () => ({ kind: "paid" });
  clock.advance(10_000);
  expect(await query(payment.id)).toBe("completed");
  expect((await bench.credits(tenant.id)).count).toBe(1);
});

test("a final payment is not asked about", async () => {
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment));
  clock.advance(20_000);
  expect(await query(payment.id)).toBe("completed");
  expect(bench.road.queries).toHaveLength(0);
});

test("a success by query doesn't override a callback that named another amount: staff decide", async () => {
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment, { amount: 251 }));
  bench.road.onQuery = async () => ({ kind: "paid" });
  clock.advance(20_000);
  expect(await query(payment.id)).toBe("processing");
  expect((await bench.credits(tenant.id)).count).toBe(0);
  expect(await bench.payment(payment.id)).toMatchObject({ needsReview: true, nextQueryAt: null });
});

test("a push whose answer was lost expires after 15 min without a callback; the money may still come", async () => {
  bench.road.onPush = async () => ({ kind: "unknown", reason: "timeout" });
  const payment = await bench.pushed(tenant.live);
  for (const ms of [20_000, 25_000, 45_000, 210_000, 600_000]) {
    clock.advance(ms);
    await query(payment.id);
  }
  expect(await bench.payment(payment.id)).toMatchObject({ status: "expired", reason: "provider_answer_lost" });
  bench.road.onQuery = async () => ({ kind: "paid" });
  const body = stkBody(payment, { checkoutRequestId: "ws_CO_late", merchantRequestId: "mr-late" });
  expect(await bench.callBack(payment.id, body)).toEqual(["credited"]);
});

test("a payment the provider never decides expires after a day and is flagged", async () => {
  const payment = await bench.pushed(tenant.live);
  for (let hour = 0; hour < 26; hour++) {
    clock.advance(3_600_000);
    await query(payment.id);
  }
  expect(await bench.payment(payment.id)).toMatchObject({ status: "expired", reason: "undecided", needsReview: true });
});

test("the sweep finds what is due and nobody asked about, oldest first, also when the process died before the push", async () => {
  const [first, second] = [await bench.pushed(tenant.live), await bench.pushed(tenant.live)];
  await world.pools.platform.sql`
    update payments set status = 'pending', checkout_request_id = null, pushed_at = null where id = ${second.id}`;
  expect(await listDuePayments(world.platform, { overdueMs: 30_000, limit: 10 })).not.toContain(first.id);
  clock.advance(51_000);
  const due = await listDuePayments(world.platform, { overdueMs: 30_000, limit: 1_000 });
  expect(due).toEqual(expect.arrayContaining([first.id, second.id]));
});

test("a credit by query books the amount of our own row", async () => {
  const payment = await bench.pushed(tenant.live, 1_234);
  bench.road.onQuery = async () => ({ kind: "paid" });
  clock.advance(20_000);
  await query(payment.id);
  expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(1_234) });
});
