import { afterAll, beforeAll, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { notifyPaymentEnded } from "./notify-payment-ended.ts";
import { notifyPaymentSettled } from "./notify-payment-settled.ts";
import { settlePayment } from "./settle-payment.ts";
import { startTopUp } from "./start-top-up.ts";
import { newPhone, paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";

const appName = "Jumbe";
const walletUrl = "https://app.example/dashboard/wallet";
let world: TestWorld;
let bench: PaymentBench;

beforeAll(async () => {
  world = await createTestWorld();
  bench = paymentBench(world);
});

afterAll(() => world.close());

async function told(paymentId: string) {
  const sql = world.pools.platform.sql;
  const mails = await sql<{ template: string }[]>`select template from emails where fact_key like ${`%${paymentId}`}`;
  const bells = await sql<{ type: string }[]>`select type from notifications where fact_key like ${`%${paymentId}`}`;
  return { mails: mails.map((mail) => mail.template), bells: bells.map((bell) => bell.type) };
}

test("a credited payment rings once, is mailed once, and asks for one SMS with the sums", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live, 1_050);
  await bench.callBack(payment.id, stkBody(payment, { receipt: "UC21ABCD34" }));
  const input = { paymentId: payment.id, appName, walletUrl };
  const notice = await notifyPaymentSettled(world.platform, input);
  await notifyPaymentSettled(world.platform, input);
  expect(notice?.recipient).toBe(payment.phone);
  expect(notice?.text).toMatch(
    /^Jumbe: KES 1,050\.00 received for .+\. Receipt UC21ABCD34\. New balance KES 1,050\.00\.$/,
  );
  expect(await told(payment.id)).toEqual({ mails: ["payment-received"], bells: ["topup_success"] });
});

test("play money rings, but nothing is mailed and no SMS is asked for", async () => {
  const tenant = await world.newTenant();
  const { paymentId } = await startTopUp(tenant.test, { amount: fromKes(100), phone: newPhone() }, bench.topUpPorts);
  await settlePayment(world.platform, { paymentId, road: "query", receipt: null });
  expect(await notifyPaymentSettled(world.platform, { paymentId, appName, walletUrl })).toBeNull();
  expect(await told(paymentId)).toEqual({ mails: [], bells: ["topup_success"] });
});

test("an end is told once, with what to do; not when the money came after all", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  await bench.callBack(payment.id, stkBody(payment, { code: 1032 }));
  await notifyPaymentEnded(world.platform, { paymentId: payment.id, walletUrl });
  await notifyPaymentEnded(world.platform, { paymentId: payment.id, walletUrl });
  expect(await told(payment.id)).toEqual({ mails: ["payment-failed"], bells: ["topup_failed"] });
  const late = await bench.pushed(tenant.live);
  await bench.callBack(late.id, stkBody(late, { code: 1032 }));
  await bench.callBack(late.id, stkBody(late));
  await notifyPaymentEnded(world.platform, { paymentId: late.id, walletUrl });
  expect(await told(late.id)).toEqual({ mails: [], bells: [] });
});
