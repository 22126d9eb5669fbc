import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listWaitingCallbacks } from "#/lib/callbacks/list-waiting-callbacks.ts";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { endPayment } from "./end-payment.ts";
import { getTopUp } from "./get-top-up.ts";
import { queryPayment } from "./query-payment.ts";
import { settlePayment } from "./settle-payment.ts";
import { settleStkCallback } from "./settle-stk-callback.ts";
import { startTopUp } from "./start-top-up.ts";
import { acceptedPush, c2bBody, newPhone, newReceipt, paymentBench, stkBody } from "./testing/payment-bench.ts";
import type { PaymentBench } from "./testing/payment-bench.ts";

let world: TestWorld;
let bench: PaymentBench;

beforeAll(async () => {
  world = await createTestWorld();
});

beforeEach(() => {
  bench = paymentBench(world);
});

afterAll(() => world.close());

test("a success credits once, with its receipt, and tells the tenant", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  expect(payment.status).toBe("processing");
  expect(await bench.callBack(payment.id, stkBody(payment, { receipt: "UC21ABCD34" }))).toEqual(["credited"]);
  expect(await getTopUp(tenant.live, payment.id)).toMatchObject({
    status: "completed",
    receipt: "UC21ABCD34",
    reason: null,
    amount: fromKes(250),
  });
  expect((await getBalance(tenant.live)).balance).toBe(fromKes(250));
  expect(await bench.events(tenant.id)).toEqual(["balance.updated", "topup.completed"]);
});

test("one callback ten times in parallel, stored and worked on by ten workers, credits once", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  const receipt = newReceipt();
  // Ten different bytes of one fact, so that storing them doesn't already make them one.
  const bodies = Array.from({ length: 10 }, (_, n) => `${stkBody(payment, { receipt })}${" ".repeat(n)}`);
  await Promise.all(bodies.map((body) => bench.storeStk(payment.id, body)));
  const ids = await listWaitingCallbacks(world.platform, "stk", { limit: 100 });
  expect(ids).toHaveLength(10);
  const ports = { mobileMoney: bench.mobileMoney, sources: [] };
  const outcomes = await Promise.all(
    [...ids, ...ids].map((callbackId) => settleStkCallback(world.platform, { callbackId }, ports)),
  );
  expect(outcomes.filter((outcome) => outcome === "credited")).toHaveLength(1);
  expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
});

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const facts = ["push answer", "callback", "query", "confirmation"] as const;

test.each(orders(facts).map((order) => [order.join(", "), order] as const))(
  "%s: one credit with the receipt",
  async (_, order) => {
    const tenant = await world.newTenant();
    const receipt = newReceipt();
    const ids = acceptedPush();
    let answerPush: () => void = () => {};
    const answered = new Promise<void>((resolve) => {
      answerPush = resolve;
    });
    bench.road.onPush = async () => {
      await answered;
      return ids;
    };
    bench.road.onQuery = async () => ({ kind: "paid" });
    const ports = { ...bench.topUpPorts, pushTimeoutMs: 1 };
    const started = await startTopUp(tenant.live, { amount: fromKes(250), phone: newPhone() }, ports);
    expect(started).toMatchObject({ status: "pending", checkoutRequestId: null });
    const payment = { ...(await bench.payment(started.paymentId)), ...ids };
    const steps = {
      "push answer": async () => {
        answerPush();
        await expect.poll(async () => (await bench.payment(payment.id)).checkoutRequestId).toBe(ids.checkoutRequestId);
        await expect.poll(async () => (await bench.payment(payment.id)).pushedAt).not.toBeNull();
      },
      callback: () => bench.callBack(payment.id, stkBody(payment, { receipt })),
      query: async () => {
        await world.pools.platform
          .sql`update payments set next_query_at = now() - interval '1 s' where id = ${payment.id}`;
        await queryPayment(world.platform, { paymentId: payment.id }, { mobileMoney: bench.mobileMoney });
      },
      confirmation: () => bench.confirm(c2bBody({ account: payment.code, receipt })),
    };
    for (const step of order) await steps[step]();
    expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
    expect(await bench.payment(payment.id)).toMatchObject({ status: "completed", receipt, needsReview: false });
    const [suspense] = await world.pools.platform.sql<{ n: number }[]>`
    select count(*)::int as n from suspense_items where receipt = ${receipt}`;
    expect(suspense?.n).toBe(0);
  },
);

test.each([
  [1032, "cancelled", "cancelled_by_user"],
  [2001, "failed", "wrong_pin"],
  [1, "failed", "insufficient_funds"],
  [1037, "expired", "no_response"],
  [1019, "expired", "transaction_expired"],
  ["SFC_IC0003", "failed", "unknown_party"],
] as const)(
  "result %s ends as %s (%s) without money, and a late success still credits",
  async (code, status, reason) => {
    const tenant = await world.newTenant();
    const payment = await bench.pushed(tenant.live);
    expect(await bench.callBack(payment.id, stkBody(payment, { code }))).toEqual(["ended"]);
    expect(await getTopUp(tenant.live, payment.id)).toMatchObject({ status, reason });
    expect((await bench.credits(tenant.id)).count).toBe(0);
    expect(await bench.callBack(payment.id, stkBody(payment))).toEqual(["credited"]);
    expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
    expect(await bench.events(tenant.id)).toEqual(["balance.updated", "topup.completed", "topup.failed"]);
  },
);

test("nothing takes a credited payment back: a later failure changes nothing", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment));
  await bench.callBack(payment.id, stkBody(payment, { code: 1032 }));
  const input = { paymentId: payment.id, status: "expired", reason: "no_response", resultCode: null } as const;
  expect(await endPayment(world.platform, input)).toBe(false);
  expect((await bench.payment(payment.id)).status).toBe("completed");
});

test("a receipt that has paid one payment pays no other", async () => {
  const tenant = await world.newTenant();
  const [first, second] = [await bench.pushed(tenant.live), await bench.pushed(tenant.live)];
  const receipt = newReceipt();
  await bench.callBack(first.id, stkBody(first, { receipt }));
  expect(await bench.callBack(second.id, stkBody(second, { receipt }))).toEqual(["review"]);
  expect((await bench.credits(tenant.id)).count).toBe(1);
  expect(await bench.payment(second.id)).toMatchObject({ needsReview: true, reason: "receipt_taken" });
});

test("two payments that claim one receipt at the same moment: one is credited", async () => {
  const tenant = await world.newTenant();
  const pair = await Promise.all([bench.pushed(tenant.live), bench.pushed(tenant.live)]);
  const receipt = newReceipt();
  const settle = (paymentId: string) => settlePayment(world.platform, { paymentId, road: "callback", receipt });
  const outcomes = await Promise.all(pair.map((payment) => settle(payment.id)));
  expect(outcomes.toSorted()).toEqual(["credited", "review"]);
});

test("a crash before the commit of a settlement leaves the call waiting and no money moved; the next try credits", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  await bench.storeStk(payment.id, stkBody(payment));
  const [callbackId = ""] = await listWaitingCallbacks(world.platform, "stk", { limit: 10 });
  const crashing = { ...world.platform, events: { write: () => Promise.reject(new Error("crash")), poke: () => {} } };
  const ports = { mobileMoney: bench.mobileMoney, sources: [] };
  await expect(settleStkCallback(crashing, { callbackId }, ports)).rejects.toThrow("crash");
  expect((await bench.credits(tenant.id)).count).toBe(0);
  expect((await bench.payment(payment.id)).status).toBe("processing");
  expect(await bench.settleStk()).toEqual(["credited"]);
  expect(await bench.settleStk()).toEqual([]);
});

test("deductions that waited to be told are told before the credit, so that balances join up", async () => {
  const tenant = await world.newTenant({ balanceKes: 90 });
  await world.pools.platform.sql`
    update wallets set balance_event_due_at = now(), balance_event_from_e4 = 1000000
    where tenant_id = ${tenant.id} and mode = 'live'`;
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment));
  const rows = await world.pools.platform.sql<{ data: { old_balance: number; new_balance: number } }[]>`
    select data from tenant_events where tenant_id = ${tenant.id} and type = 'balance.updated' order by data ->> 'new_balance' desc`;
  expect(rows.map(({ data }) => [data.old_balance, data.new_balance])).toEqual([
    [100, 90],
    [90, 340],
  ]);
});
