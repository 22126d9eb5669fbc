import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getTopUp } from "./get-top-up.ts";
import { listTopUps } from "./list-top-ups.ts";
import { standardPushLimits } from "./push-limits.ts";
import { queryPayment } from "./query-payment.ts";
import { startTopUp } from "./start-top-up.ts";
import { newPhone, paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";

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

const ask = (kes: number, phone = newPhone()) =>
  startTopUp(tenant.live, { amount: fromKes(kes), phone }, bench.topUpPorts);

const askLimited = (kes = 250, phone = newPhone(), of = tenant) =>
  startTopUp(of.live, { amount: fromKes(kes), phone }, { ...bench.topUpPorts, limits: standardPushLimits });

test("the caller gets the provider's id at once, and the statement has a line that moves no money", async () => {
  const topUp = await ask(1_000);
  expect(topUp).toMatchObject({ status: "processing", amount: fromKes(1_000), method: "mpesa", reason: null });
  expect(topUp.checkoutRequestId).toMatch(/^ws_CO_/);
  expect(topUp.reference).toBe("TXN-20260302-0001");
  expect(bench.road.pushes).toMatchObject([{ amount: fromKes(1_000), description: "SMS top-up" }]);
  expect(bench.road.pushes[0]?.code.length).toBeLessThanOrEqual(12);
  for (const id of [topUp.paymentId, topUp.transactionId, topUp.reference]) {
    expect((await getTopUp(tenant.live, id)).paymentId).toBe(topUp.paymentId);
  }
  expect((await bench.credits(tenant.id)).count).toBe(0);
});

test("the payment is on disk before the provider is called", async () => {
  let found = 0;
  bench.road.onPush = async (input) => {
    found = (await world.pools.platform.sql`select 1 from payments where code = ${input.code}`).length;
    return { kind: "refused", reason: "system_busy", code: "500.003.02", retryable: true };
  };
  await ask(250);
  expect(found).toBe(1);
});

test("a refused push is told at once with its reason, and nothing waits", async () => {
  bench.road.onPush = async () => ({ kind: "refused", reason: "prompt_open", code: "1001", retryable: true });
  expect(await ask(250)).toMatchObject({ status: "failed", reason: "prompt_open", checkoutRequestId: null });
  expect(await bench.events(tenant.id)).toEqual(["topup.failed"]);
});

test("a push whose answer is lost is never pushed again, and its callback still credits", async () => {
  bench.road.onPush = async () => ({ kind: "unknown", reason: "timeout" });
  const topUp = await ask(250);
  expect(topUp).toMatchObject({ status: "processing", checkoutRequestId: null });
  expect(await queryPayment(world.platform, { paymentId: topUp.paymentId }, bench)).toMatchObject({
    status: "processing",
  });
  expect(bench.road.pushes).toHaveLength(1);
  expect(bench.road.queries).toHaveLength(0);
  bench.road.onQuery = async () => ({ kind: "paid" });
  const payment = await bench.payment(topUp.paymentId);
  const body = stkBody(payment, { checkoutRequestId: "ws_CO_lost", merchantRequestId: "mr-lost" });
  expect(await bench.callBack(payment.id, body)).toEqual(["credited"]);
  expect(await bench.payment(payment.id)).toMatchObject({ checkoutRequestId: "ws_CO_lost", status: "completed" });
});

test("a push that throws leaves the payment pending for its callback", async () => {
  bench.road.onPush = () => Promise.reject(new Error("a bug in an adapter"));
  expect(await ask(250)).toMatchObject({ status: "pending", checkoutRequestId: null });
});

test("a push slower than the caller can wait is recorded when it answers", async () => {
  let answer: () => void = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  bench.road.onPush = () =>
    answered.then(() => ({ kind: "accepted", merchantRequestId: "mr-slow", checkoutRequestId: "ws_CO_slow" }));
  const ports = { ...bench.topUpPorts, pushTimeoutMs: 1 };
  const topUp = await startTopUp(tenant.live, { amount: fromKes(250), phone: newPhone() }, ports);
  expect(topUp).toMatchObject({ status: "pending", checkoutRequestId: null });
  answer();
  await expect.poll(async () => (await getTopUp(tenant.live, topUp.paymentId)).checkoutRequestId).toBe("ws_CO_slow");
});

test.each([99, 50_001, 0])("KES %s is refused and nothing is kept", async (kes) => {
  await expect(ask(kes)).rejects.toMatchObject({
    kind: "refused",
    code: "payments.amount_out_of_range",
    param: "amount",
  });
  expect((await listTopUps(tenant.live, { limit: 10, cursor: null })).topUps).toEqual([]);
});

test("cents are refused", async () => {
  await expect(ask(100.5)).rejects.toMatchObject({ code: "payments.amount_not_whole" });
});

test.each(["0712345678", "+254712345678", "254212345678", "255712345678", ""])(
  "%j is no phone for M-Pesa",
  async (phone) => {
    await expect(ask(250, phone)).rejects.toMatchObject({ kind: "invalid", code: "payments.phone_invalid" });
  },
);

test("a key without wallet:write can't start a top-up, one without wallet:read can't see one", async () => {
  const reader = world.tenantCtx(tenant.id, { scopes: ["wallet:read"] });
  const input = { amount: fromKes(250), phone: newPhone() };
  await expect(startTopUp(reader, input, bench.topUpPorts)).rejects.toMatchObject({ code: "auth.scope_missing" });
  const writer = world.tenantCtx(tenant.id, { scopes: ["wallet:write"] });
  const topUp = await startTopUp(writer, input, bench.topUpPorts);
  await expect(getTopUp(writer, topUp.paymentId)).rejects.toMatchObject({ code: "auth.scope_missing" });
});

test("another tenant's top-up, and another mode's, is not found", async () => {
  const topUp = await ask(250);
  const stranger = await world.newTenant();
  await expect(getTopUp(stranger.live, topUp.paymentId)).rejects.toMatchObject({ code: "payments.not_found" });
  await expect(getTopUp(tenant.test, topUp.transactionId)).rejects.toMatchObject({ code: "payments.not_found" });
});

test("a phone has one open prompt, whoever asks; of ten asked at once one is made", async () => {
  const phone = newPhone();
  const strangers = await Promise.all([world.newTenant(), world.newTenant()]);
  const asked = [tenant, ...strangers, tenant, ...strangers].map((of) => askLimited(250, phone, of));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  await expect(askLimited(250, phone)).rejects.toMatchObject({ kind: "conflict", code: "payments.prompt_open" });
});

test("a phone is prompted five times an hour, then 429 with the time to wait", async () => {
  const phone = newPhone();
  for (let n = 0; n < 5; n++) {
    const topUp = await askLimited(250, phone, await world.newTenant());
    await bench.callBack(topUp.paymentId, stkBody(await bench.payment(topUp.paymentId), { code: 1032 }));
    clock.advance(60_000);
  }
  await expect(askLimited(250, phone)).rejects.toMatchObject({
    kind: "limit",
    code: "payments.too_many_prompts_phone",
    retryAfterSeconds: 3_300,
  });
  clock.advance(3_300_000);
  expect((await askLimited(250, phone)).status).toBe("processing");
});

test("a tenant prompts twenty times an hour", async () => {
  for (let n = 0; n < 20; n++) await askLimited();
  await expect(askLimited()).rejects.toMatchObject({ code: "payments.too_many_prompts_tenant" });
});

test("without limits nothing is counted", async () => {
  const phone = newPhone();
  for (let n = 0; n < 7; n++) await ask(250, phone);
  expect(bench.road.pushes).toHaveLength(7);
});

test("a test top-up moves play money only, and its outcome comes by query", async () => {
  bench.road.onQuery = async () => ({ kind: "paid" });
  const topUp = await startTopUp(tenant.test, { amount: fromKes(250), phone: newPhone() }, bench.topUpPorts);
  clock.advance(5_000);
  expect(await queryPayment(world.platform, { paymentId: topUp.paymentId }, bench)).toMatchObject({
    status: "completed",
    nextQueryAt: null,
  });
  const transfers = await world.pools.platform.sql<{ from_account: string; mode: string }[]>`
    select from_account, mode from ledger_transfers where payment_id = ${topUp.paymentId}`;
  expect([...transfers]).toEqual([{ from_account: "play_money", mode: "test" }]);
});
