import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getTopUp } from "./get-top-up.ts";
import { listManualRequests } from "./list-manual-requests.ts";
import { magicProofs } from "./magic-proofs.ts";
import { queryPayment } from "./query-payment.ts";
import { paymentBench, type PaymentBench } from "./testing/payment-bench.ts";
import { staffDesk } from "./testing/staff-desk.ts";

const clock = fixedClock(new Date("2026-03-02T07:15:00Z"));
let world: TestWorld;
let bench: PaymentBench;
let desk: ReturnType<typeof staffDesk>;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld({ clock });
  bench = paymentBench(world);
  desk = staffDesk(world);
});
beforeEach(async () => {
  tenant = await world.newTenant();
});
afterAll(() => world.close());

const query = (paymentId: string) => queryPayment(world.platform, { paymentId }, bench);

test.each([
  ["FT26061ABCD, 2 March", "completed", null, 501],
  ["0700000200", "completed", null, 501],
  ["Half of it: 0700 000 201", "completed", null, 251],
  ["0700000202", "failed", "rejected", null],
  ["0700000203", "pending", null, null],
])("with the proof %s a test request is %s after a few seconds", async (proof, status, reason, creditedKes) => {
  const { paymentId } = await desk.request(tenant.test, 501, proof);
  expect((await query(paymentId)).status).toBe("pending");
  clock.advance(4_000);
  await query(paymentId);
  const topUp = await getTopUp(tenant.test, paymentId);
  expect(topUp).toMatchObject({ status, reason, receipt: null, amount: fromKes(creditedKes ?? 501) });
  const told = status === "completed" ? ["balance.updated", "topup.completed"] : ["topup.failed"];
  expect(await bench.events(tenant.id)).toEqual(status === "pending" ? [] : told);
  expect(bench.road.queries).toEqual([]);
  expect(await desk.transfersOf(paymentId)).toEqual(
    creditedKes === null ? [] : [{ source: "play_money", key: `payment:${paymentId}` }],
  );
});

test("two who decide at once credit once", async () => {
  const { paymentId } = await desk.request(tenant.test, 500);
  clock.advance(4_000);
  await Promise.all(Array.from({ length: 6 }, () => query(paymentId)));
  expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(500) });
});

test("one that nobody decides has expired after 15 minutes, and is asked about no more", async () => {
  const { paymentId } = await desk.request(tenant.test, 500, "0700000203");
  for (let second = 0; second <= 900; second += 5) {
    await query(paymentId);
    clock.advance(5_000);
  }
  expect(await getTopUp(tenant.test, paymentId)).toMatchObject({ status: "expired", reason: "undecided" });
  expect(await query(paymentId)).toMatchObject({ nextQueryAt: null });
});

test("a live request waits for staff whatever its proof says, and staff see no test request", async () => {
  const live = await desk.request(tenant.live, 500, "0700000202");
  const play = await desk.request(tenant.test, 500);
  clock.advance(86_400_000);
  expect(await query(live.paymentId)).toMatchObject({ status: "pending", nextQueryAt: null });
  const waiting = (await listManualRequests(desk.staff())).map(({ paymentId }) => paymentId);
  expect(waiting).toContain(live.paymentId);
  expect(waiting).not.toContain(play.paymentId);
});

test("all magic numbers begin with 0700000 and force an outcome of their own", () => {
  expect(magicProofs.filter(({ number }) => !/^0700000\d{3}$/.test(number))).toEqual([]);
  expect(new Set(magicProofs.map(({ outcome }) => outcome)).size).toBe(magicProofs.length);
});
