import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { clearReview } from "./clear-review.ts";
import { getTopUp } from "./get-top-up.ts";
import { listReviews } from "./list-reviews.ts";
import { notifyPaymentEnded } from "./notify-payment-ended.ts";
import { rejectTopUp } from "./reject-top-up.ts";
import { newReceipt, paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";
import { staffDesk } from "./testing/staff-desk.ts";

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

const reason = "There is no transfer of this amount on 2 March.";

describe("rejectTopUp", () => {
  test("the request has failed, and its tenant is told the reason by bell, mail and webhook, once", async () => {
    const { paymentId } = await desk.request(tenant.live);
    const support = rejectTopUp(desk.staff("usr_s", "support"), { paymentId, reason });
    await expect(support).rejects.toMatchObject({ code: "auth.scope_missing" });
    await rejectTopUp(desk.staff(), { paymentId, reason });
    await expect(rejectTopUp(desk.staff(), { paymentId, reason })).rejects.toMatchObject({
      code: "payments.wrong_state",
    });
    expect(await getTopUp(tenant.live, paymentId)).toMatchObject({
      status: "failed",
      reason: "rejected",
      staffNote: reason,
    });
    expect(await desk.eventsOf(tenant.id)).toMatchObject([
      { type: "topup.failed", data: { status: "failed", reason: "rejected", payment_method: "bank" } },
    ]);
    expect((await desk.audit(paymentId)).map(({ action, actor }) => [action, actor])).toEqual([
      ["payments.requested", expect.stringMatching(/^key_/)],
      ["payments.ended", "usr_staff"],
    ]);
    const input = { paymentId, walletUrl: "https://app.example/dashboard/wallet" };
    await notifyPaymentEnded(world.platform, input);
    await notifyPaymentEnded(world.platform, input);
    const { sql } = world.pools.platform;
    expect(await sql`select title, body from notifications where tenant_id = ${tenant.id}`).toMatchObject([
      { title: "Not accepted: KES 25,000.00", body: reason },
    ]);
    expect(await sql`select template from emails where fact_key like ${`%${paymentId}`}`).toHaveLength(1);
    expect((await bench.credits(tenant.id)).count).toBe(0);
  });

  test("nothing is rejected that was credited, is still asked about, or is play money", async () => {
    const paid = await bench.pushed(tenant.live);
    await bench.callBack(paid.id, stkBody(paid));
    const asked = await bench.pushed(tenant.live);
    await bench.callBack(asked.id, stkBody(asked, { amount: 999 }));
    const { paymentId: play } = await desk.request(tenant.test);
    for (const paymentId of [paid.id, asked.id, play]) {
      await expect(rejectTopUp(desk.staff(), { paymentId, reason })).rejects.toMatchObject({
        code: "payments.wrong_state",
      });
    }
    await expect(rejectTopUp(desk.staff(), { paymentId: "pay_nobody", reason })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  test("a payment under review that nobody is asked about any more is closed, and leaves the list", async () => {
    const payment = await bench.pushed(tenant.live);
    await bench.callBack(payment.id, stkBody(payment, { amount: 999 }));
    await world.pools.platform.sql`update payments set next_query_at = null where id = ${payment.id}`;
    await rejectTopUp(desk.staff(), { paymentId: payment.id, reason });
    expect(await bench.payment(payment.id)).toMatchObject({ status: "failed", needsReview: false });
    expect(await desk.alertsOf(payment.id)).toEqual([{ open: false }]);
    expect((await listReviews(desk.staff())).map(({ id }) => id)).not.toContain(payment.id);
  });
});

describe("clearReview", () => {
  test("a credited payment with a second receipt is put away with what staff found, once, and no money moves", async () => {
    const payment = await bench.pushed(tenant.live);
    await bench.callBack(payment.id, stkBody(payment));
    await bench.callBack(payment.id, stkBody(payment, { receipt: newReceipt() }));
    const review = (await listReviews(desk.staff())).find(({ id }) => id === payment.id);
    expect(review).toMatchObject({ status: "completed", reason: null, doubt: "second_receipt", tenantId: tenant.id });
    const input = { paymentId: payment.id, finding: "Sent back by M-Pesa." };
    await expect(clearReview(desk.staff("usr_s", "support"), input)).rejects.toMatchObject({
      code: "auth.scope_missing",
    });
    await clearReview(desk.staff(), input);
    await expect(clearReview(desk.staff(), input)).rejects.toMatchObject({ code: "payments.wrong_state" });
    expect((await desk.audit(payment.id)).at(-1)).toMatchObject({
      action: "payments.reviewed",
      actor: "usr_staff",
      after: { finding: "Sent back by M-Pesa." },
    });
    expect(await bench.payment(payment.id)).toMatchObject({ status: "completed", needsReview: false });
    expect(await desk.alertsOf(payment.id)).toEqual([{ open: false }]);
    expect((await bench.credits(tenant.id)).count).toBe(1);
  });

  test("an open payment is not put away: it would be forgotten", async () => {
    const payment = await bench.pushed(tenant.live);
    await bench.callBack(payment.id, stkBody(payment, { amount: 999 }));
    await expect(clearReview(desk.staff(), { paymentId: payment.id, finding: "-" })).rejects.toMatchObject({
      code: "payments.wrong_state",
    });
  });
});
