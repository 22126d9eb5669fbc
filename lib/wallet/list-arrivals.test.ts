import { afterAll, beforeAll, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { approveTopUp } from "#/lib/payments/approve-top-up.ts";
import { c2bBody, newReceipt, paymentBench, stkBody, type PaymentBench } from "#/lib/payments/testing/payment-bench.ts";
import { newReference, staffDesk } from "#/lib/payments/testing/staff-desk.ts";
import { accountNumberOf } from "#/lib/tenants/account-number.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { listArrivals } from "./list-arrivals.ts";

let world: TestWorld;
let bench: PaymentBench;

beforeAll(async () => {
  world = await createTestWorld();
  bench = paymentBench(world);
});

afterAll(() => world.close());

async function payByPaybill(tenant: TestTenant, amount: string, receipt = newReceipt()): Promise<void> {
  await bench.confirm(c2bBody({ account: accountNumberOf(tenant.id), amount, receipt }));
}

test("money by Paybill is told once, however often somebody goes on from where they were", async () => {
  const tenant = await world.newTenant({ balanceKes: 10 });
  const start = await listArrivals(tenant.live, null);
  expect(start).toEqual({ arrivals: [], lastSeq: 1 });
  const receipt = newReceipt();
  await payByPaybill(tenant, "250.00", receipt);
  const first = await listArrivals(tenant.live, start.lastSeq);
  expect(first).toMatchObject({ arrivals: [{ amount: fromKes(250), method: "paybill", receipt }], lastSeq: 2 });
  expect(await listArrivals(tenant.live, first.lastSeq)).toEqual({ arrivals: [], lastSeq: 2 });
  await payByPaybill(tenant, "30.00");
  await payByPaybill(tenant, "40.00");
  const { arrivals } = await listArrivals(tenant.live, first.lastSeq);
  expect(arrivals.map(({ amount }) => amount)).toEqual([fromKes(40), fromKes(30)]);
});

test("what staff found arrives too; a prompt of ours, which has its own page, and other movements don't", async () => {
  const tenant = await world.newTenant({ balanceKes: 10 });
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment));
  expect((await listArrivals(tenant.live, 0)).arrivals).toEqual([]);
  const desk = staffDesk(world);
  const { paymentId } = await desk.request(tenant.live);
  await approveTopUp(desk.staff(), { paymentId, amount: fromKes(24_500), reference: newReference() });
  expect((await listArrivals(tenant.live, 0)).arrivals).toMatchObject([{ amount: fromKes(24_500), method: "bank" }]);
});

test("nobody sees what arrives at another tenant, and a key without the scope sees nothing", async () => {
  const [tenant, other] = [await world.newTenant(), await world.newTenant()];
  await payByPaybill(other, "250.00");
  expect(await listArrivals(tenant.live, 0)).toEqual({ arrivals: [], lastSeq: 0 });
  const stranger = world.tenantCtx(other.id, { scopes: ["messages:read"] });
  await expect(listArrivals(stranger, 0)).rejects.toMatchObject({ kind: "forbidden" });
});
