import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { approveTopUp } from "./approve-top-up.ts";
import { getTopUp } from "./get-top-up.ts";
import { listManualRequests } from "./list-manual-requests.ts";
import { listReviews } from "./list-reviews.ts";
import { notifyPaymentSettled } from "./notify-payment-settled.ts";
import { rejectTopUp } from "./reject-top-up.ts";
import { requestManualTopUp } from "./request-manual-top-up.ts";
import { c2bBody, newReceipt, paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";
import { newReference, staffDesk } from "./testing/staff-desk.ts";

let world: TestWorld;
let bench: PaymentBench;
let desk: ReturnType<typeof staffDesk>;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld();
  bench = paymentBench(world);
  desk = staffDesk(world);
});
beforeEach(async () => {
  tenant = await world.newTenant();
});
afterAll(() => world.close());

const approve = (paymentId: string, kes = 25_000, reference = newReference()) =>
  approveTopUp(desk.staff(), { paymentId, amount: fromKes(kes), reference });
const balance = async () => (await getBalance(tenant.live)).balance;

describe("a manual top-up that waits", () => {
  test("is credited from the bank with its reference, on its own line, with events, receipt and an audit row", async () => {
    const asked = await desk.request(tenant.live);
    const waiting = (await listManualRequests(desk.staff())).find(({ paymentId }) => paymentId === asked.paymentId);
    expect(waiting).toMatchObject({ tenantId: tenant.id, proof: "FT26061ABCD, 2 March", reference: asked.reference });
    await approve(asked.paymentId, 25_000, " ft26061 abcd");
    expect(await balance()).toBe(fromKes(25_000));
    expect(await getTopUp(tenant.live, asked.reference)).toMatchObject({
      status: "completed",
      reason: null,
      receipt: "FT26061ABCD",
      transactionId: asked.transactionId,
    });
    expect(await desk.transfersOf(asked.paymentId)).toEqual([{ source: "bank", key: `payment:${asked.paymentId}` }]);
    const [, completed] = await desk.eventsOf(tenant.id);
    expect(completed).toMatchObject({
      type: "topup.completed",
      data: { transaction_id: asked.reference, amount: 25_000, payment_method: "bank", mpesa_receipt: null },
    });
    expect((await desk.audit(asked.paymentId)).at(-1)).toEqual({
      action: "payments.approved",
      actor: "usr_staff",
      before: { status: "pending" },
      after: { status: "completed", road: "staff", receipt: "FT26061ABCD" },
    });
    const [event] = await world.pools.platform.sql`
      select name from outbox where name = 'payments/payment.settled' and data ->> 'paymentId' = ${asked.paymentId}`;
    expect(event).toBeDefined();
    const notice = await notifyPaymentSettled(world.platform, {
      paymentId: asked.paymentId,
      appName: "Jumbe",
      walletUrl: "https://app.example/dashboard/wallet",
    });
    expect(notice?.text).toContain("KES 25,000.00 received");
    expect(notice?.text).toContain("Reference FT26061ABCD.");
    expect((await listManualRequests(desk.staff())).map(({ paymentId }) => paymentId)).not.toContain(asked.paymentId);
  });

  test("is credited with what has arrived, and its line says what was asked for", async () => {
    const { paymentId, reference } = await desk.request(tenant.live, 25_000);
    await approve(paymentId, 24_500.5);
    expect(await balance()).toBe(fromKes(24_500.5));
    expect(await getTopUp(tenant.live, paymentId)).toMatchObject({ amount: fromKes(24_500.5) });
    const [line] = await world.pools.platform.sql`
      select amount_e4, description from wallet_transactions where reference = ${reference} and tenant_id = ${tenant.id}`;
    expect(line).toEqual({ amount_e4: 245_005_000n, description: "Bank transfer, KES 25,000.00 asked for" });
    expect((await desk.audit(paymentId)).at(-1)).toMatchObject({
      before: { amount: "250000000" },
      after: { amount: "245005000" },
    });
  });

  test("is credited once, by one of eight who click at the same moment; whoever comes later is told why not", async () => {
    const { paymentId } = await desk.request(tenant.live);
    const reference = newReference();
    const clicks = Array.from({ length: 8 }, (_, n) =>
      approveTopUp(desk.staff(`usr_${n}`), { paymentId, amount: fromKes(25_000), reference }),
    );
    const outcomes = await Promise.allSettled(clicks);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(approve(paymentId)).rejects.toMatchObject({ kind: "conflict", code: "payments.wrong_state" });
    expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(25_000) });
    expect(await bench.events(tenant.id)).toEqual(["balance.updated", "topup.completed"]);
  });

  test("of an approval and a rejection at the same moment one happens", async () => {
    const { paymentId } = await desk.request(tenant.live);
    const outcomes = await Promise.allSettled([
      approve(paymentId),
      rejectTopUp(desk.staff("usr_other"), { paymentId, reason: "Not found." }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { status } = await getTopUp(tenant.live, paymentId);
    expect((await bench.credits(tenant.id)).count).toBe(status === "completed" ? 1 : 0);
  });

  test("is not decided by staff without the permission, nor by who asked for it, nor when it is play money", async () => {
    const { paymentId } = await desk.request(tenant.live);
    const input = { paymentId, amount: fromKes(100), reference: newReference() };
    const code = (thrown: string) => ({ code: thrown });
    await expect(approveTopUp(desk.staff("usr_s", "support"), input)).rejects.toMatchObject(code("auth.scope_missing"));
    const both = { kind: "user", userId: "usr_both", role: "owner", scopes: ["wallet:write"], ip: null } as const;
    const own = await requestManualTopUp(world.tenantCtx(tenant.id, { actor: both }), {
      amount: fromKes(100),
      method: "manual",
      proof: "Cash at the desk",
    });
    await expect(approveTopUp(desk.staff("usr_both"), { ...input, paymentId: own.paymentId })).rejects.toMatchObject(
      code("payments.own_request"),
    );
    const play = await desk.request(tenant.test, 100);
    await expect(approveTopUp(desk.staff(), { ...input, paymentId: play.paymentId })).rejects.toMatchObject(
      code("payments.wrong_state"),
    );
    await expect(approve("pay_0000000000000000000000nobody")).rejects.toMatchObject(code("payments.not_found"));
    expect(await balance()).toBe(fromKes(0));
  });

  test.each([
    [0.5, "FT1", "payments.amount_out_of_range"],
    [1_000_001, "FT1", "payments.amount_out_of_range"],
    [100, "F", "payments.reference_invalid"],
    [100, "see mail; paid", "payments.reference_invalid"],
  ])("KES %d with the reference %s is refused: %s", async (kes, reference, code) => {
    const { paymentId } = await desk.request(tenant.live, 100);
    await expect(approve(paymentId, kes, reference)).rejects.toMatchObject({ code });
    expect((await getTopUp(tenant.live, paymentId)).status).toBe("pending");
  });
});

describe("one payment from outside credits once, also when staff were first", () => {
  test("a reference that has paid a top-up pays no other, also when both are approved at once", async () => {
    const pair = [await desk.request(tenant.live), await desk.request((await world.newTenant()).live)];
    const reference = newReference();
    const outcomes = await Promise.allSettled(pair.map(({ paymentId }) => approve(paymentId, 100, reference)));
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "payments.reference_taken" },
    });
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("an M-Pesa receipt that was credited, or lies in suspense, is refused as proof", async () => {
    const paid = await bench.pushed(tenant.live);
    const [receipt, astray] = [newReceipt(), newReceipt()];
    await bench.callBack(paid.id, stkBody(paid, { receipt }));
    await bench.confirm(c2bBody({ account: "NOBODY", receipt: astray }));
    const { paymentId } = await desk.request(tenant.live, 250);
    for (const taken of [receipt, astray.toLowerCase()]) {
      await expect(approve(paymentId, 250, taken)).rejects.toMatchObject({ code: "payments.reference_taken" });
    }
    expect((await bench.credits(tenant.id)).count).toBe(1);
  });

  test("a callback and a confirmation that come after the approval credit nothing; the money waits for staff", async () => {
    const started = await bench.pushed(tenant.live);
    const receipt = newReceipt();
    const { paymentId } = await desk.request(tenant.live, 250);
    await approve(paymentId, 250, receipt);
    expect(await bench.callBack(started.id, stkBody(started, { receipt }))).toEqual(["review"]);
    expect(await bench.payment(started.id)).toMatchObject({ needsReview: true, reason: "receipt_taken" });
    expect(await bench.confirm(c2bBody({ account: started.code, receipt }))).toEqual(["suspense"]);
    expect(await bench.confirm(`${c2bBody({ account: started.code, receipt })} `)).toEqual(["already_credited"]);
    expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
  });
});

describe("a payment under review", () => {
  test("is credited with the amount that came, from the M-Pesa float, and its callback then changes nothing", async () => {
    const payment = await bench.pushed(tenant.live, 250);
    const receipt = newReceipt();
    await bench.callBack(payment.id, stkBody(payment, { receipt, amount: 300 }));
    expect(await listReviews(desk.staff())).toContainEqual(
      expect.objectContaining({ id: payment.id, tenantId: tenant.id, reason: "amount_mismatch" }),
    );
    await approve(payment.id, 300, receipt);
    expect(await desk.transfersOf(payment.id)).toEqual([{ source: "mpesa_float", key: `payment:${payment.id}` }]);
    expect(await bench.payment(payment.id)).toMatchObject({ status: "completed", receipt, needsReview: false });
    expect(await desk.alertsOf(payment.id)).toEqual([{ open: false }]);
    expect(await bench.confirm(c2bBody({ account: payment.code, receipt, amount: "300" }))).toEqual([
      "already_credited",
    ]);
    expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(300) });
  });

  test("that is on its way without any doubt is nothing for staff", async () => {
    const payment = await bench.pushed(tenant.live);
    await expect(approve(payment.id, 250)).rejects.toMatchObject({ code: "payments.wrong_state" });
  });
});

test("after all of this the books are whole", async () => {
  expect(await verifyLedger(world.platform)).toMatchObject({ whole: true });
});
