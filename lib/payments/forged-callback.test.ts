import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fromKes, toKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { findPaymentByToken } from "./find-payment-by-token.ts";
import type { Payment } from "./payment.ts";
import { c2bBody, newReceipt, paymentBench, stkBody, type PaymentBench } from "./testing/payment-bench.ts";

let world: TestWorld;
let bench: PaymentBench;
let tenant: TestTenant;
let payment: Payment;

beforeAll(async () => {
  world = await createTestWorld();
});

/** Whoever forges knows the token in the path; the provider, asked, knows of no payment. */
beforeEach(async () => {
  bench = paymentBench(world);
  bench.road.onQuery = async () => ({ kind: "ended", status: "cancelled", reason: "cancelled_by_user", code: "1032" });
  tenant = await world.newTenant();
  payment = await bench.pushed(tenant.live);
});

afterAll(() => world.close());

const duplicated = (body: string, name: string, value: string) =>
  body.replace(`"${name}":`, `"${name}":${value},"${name}":`);

type Forgery = [what: string, body: (payment: Payment, other: Payment) => string];

const forgeries: Forgery[] = [
  ["the amount times ten", (p) => stkBody(p, { amount: toKes(p.amount) * 10 })],
  ["one shilling more", (p) => stkBody(p, { amount: 251 })],
  ["one shilling less", (p) => stkBody(p, { amount: 249 })],
  ["a cent more", (p) => stkBody(p, { amount: 250.01 })],
  ["an amount of zero", (p) => stkBody(p, { amount: 0 })],
  ["a negative amount", (p) => stkBody(p, { amount: -250 })],
  ["an amount in Arabic-Indic digits", (p) => stkBody(p, { amount: "٢٥٠" })],
  ["an amount in full-width digits", (p) => stkBody(p, { amount: "２５０" })],
  ["an amount in hexadecimal", (p) => stkBody(p, { amount: "0xFA" })],
  ["an amount with an exponent", (p) => stkBody(p, { amount: "2.5e2" })],
  ["an amount with a space", (p) => stkBody(p, { amount: " 250" })],
  ["an amount as a list", (p) => stkBody(p, { amount: [250] })],
  ["an amount as true", (p) => stkBody(p, { amount: true })],
  ["an amount beyond all numbers", (p) => stkBody(p, { amount: 1e300 })],
  ["no metadata at all", (p) => stkBody(p, { code: 1032 }).replace("1032", "0")],
  ["another request's id", (p) => stkBody(p, { checkoutRequestId: "ws_CO_02032026101501711000001" })],
  ["another tenant's request", (_, other) => stkBody(other)],
  ["an empty request id", (p) => stkBody(p, { checkoutRequestId: "" })],
  ["no request id", (p) => stkBody(p, { checkoutRequestId: null })],
  ["another merchant request id", (p) => stkBody(p, { merchantRequestId: "2211-44556677-9" })],
  ["another payer's phone", (p) => stkBody(p, { phone: 254700000001 })],
  ["a phone in full-width digits", (p) => stkBody(p, { phone: "２５４７００００００００" })],
  ["a receipt that is none", (p) => stkBody(p, { receipt: "'; drop table payments" })],
  ["a receipt as a number", (p) => stkBody(p, { receipt: 12345678 })],
  ["the result code twice", (p) => duplicated(stkBody(p), "ResultCode", "1032")],
  ["the body twice in one object", (p) => duplicated(stkBody(p), "Body", "{}")],
  ["the amount item twice", (p) => stkBody(p).replace('{"Name":"Balance"}', '{"Name":"Amount","Value":250}')],
  ["a result code of false", (p) => stkBody(p).replace('"ResultCode":0', '"ResultCode":false')],
  ["an empty result code", (p) => stkBody(p).replace('"ResultCode":0', '"ResultCode":""')],
  ["a result code of 0.0001", (p) => stkBody(p).replace('"ResultCode":0', '"ResultCode":0.0001')],
  ["a result code in another script", (p) => stkBody(p).replace('"ResultCode":0', '"ResultCode":"٠"')],
  ["a list in place of the body", (p) => `[${stkBody(p)}]`],
  ["the inner object alone", (p) => JSON.stringify(JSON.parse(stkBody(p)).Body)],
  ["a prototype in place of the fields", () => '{"Body":{"stkCallback":{"__proto__":{"ResultCode":0}}}}'],
  ["the keys in small letters", (p) => stkBody(p).toLowerCase()],
  ["a form", () => "Body=1&ResultCode=0"],
  ["a page of HTML", () => "<html></html>"],
  ["nothing", () => ""],
  ["null", () => "null"],
  ["a very deep list", () => `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["a C2B confirmation", (p) => c2bBody({ account: p.code })],
];

test.each(forgeries)("forged, with the right token: %s credits nothing", async (_, forge) => {
  const other = await bench.pushed((await world.newTenant()).live);
  const outcomes = await bench.callBack(payment.id, forge(payment, other));
  expect(outcomes).toEqual(["review"]);
  expect((await bench.credits(tenant.id)).count).toBe(0);
  expect((await bench.credits(other.tenantId)).count).toBe(0);
  expect(await bench.payment(payment.id)).toMatchObject({ status: "processing", needsReview: true });
});

test("a forged success of KES 10,000 and more is not believed even when every field is right", async () => {
  const large = await bench.pushed(tenant.live, 10_000);
  expect(await bench.callBack(large.id, stkBody(large))).toEqual(["review"]);
  expect(bench.road.queries).toEqual([large.checkoutRequestId]);
  expect((await bench.credits(tenant.id)).count).toBe(0);
});

test("a claim the provider can't confirm yet waits, and is credited when it does", async () => {
  const large = await bench.pushed(tenant.live, 10_000);
  bench.road.onQuery = async () => ({ kind: "pending" });
  expect(await bench.callBack(large.id, stkBody(large))).toEqual(["waiting"]);
  expect((await bench.credits(tenant.id)).count).toBe(0);
  bench.road.onQuery = async () => ({ kind: "paid" });
  expect(await bench.settleStk()).toEqual(["credited"]);
});

test("the true callback after a forged one of another amount is confirmed by a query and credited", async () => {
  await bench.callBack(payment.id, stkBody(payment, { amount: 2_500 }));
  bench.road.onQuery = async () => ({ kind: "paid" });
  expect(await bench.callBack(payment.id, stkBody(payment))).toEqual(["credited"]);
  expect(bench.road.queries).toHaveLength(1);
  expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
});

test("a forged end is overridden by the money", async () => {
  await bench.callBack(payment.id, stkBody(payment, { code: 1032 }));
  expect(await bench.callBack(payment.id, stkBody(payment))).toEqual(["credited"]);
});

test("a replayed true callback with another receipt credits nothing more and goes to review", async () => {
  await bench.callBack(payment.id, stkBody(payment));
  expect(await bench.callBack(payment.id, stkBody(payment))).toEqual(["review"]);
  expect((await bench.credits(tenant.id)).count).toBe(1);
  expect(await bench.payment(payment.id)).toMatchObject({ status: "completed", needsReview: true });
});

test("a call from an address that is not listed is kept for review, the same from a listed one credits", async () => {
  const body = stkBody(payment);
  await bench.storeStk(payment.id, `${body} `, "203.0.113.9");
  expect(await bench.settleStk(["196.201.214.200"])).toEqual(["review"]);
  expect((await bench.credits(tenant.id)).count).toBe(0);
  bench.road.onQuery = async () => ({ kind: "paid" });
  await bench.storeStk(payment.id, body, "196.201.214.200");
  expect(await bench.settleStk(["196.201.214.200"])).toEqual(["credited"]);
});

test.each(["", "00", "g".repeat(64), "a".repeat(64), "A".repeat(64), `${"a".repeat(64)}/..`, "%00".repeat(20)])(
  "the token %j finds no payment",
  async (token) => {
    expect(await findPaymentByToken(world.platform, token)).toBeNull();
  },
);

test("the token finds its own payment and is nowhere in the database", async () => {
  const token = bench.road.pushes.at(-1)?.callbackUrl.split("/").at(-1) ?? "";
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(await findPaymentByToken(world.platform, token)).toBe(payment.id);
  const [row] = await world.pools.platform.sql<{ row: string }[]>`
    select payments::text as row from payments where id = ${payment.id}`;
  expect(row?.row).not.toContain(token);
});

const forgedConfirmations: [string, (payment: Payment, account: string) => string][] = [
  ["another shortcode", (_, account) => c2bBody({ account, shortcode: "600222" })],
  ["no amount", (_, account) => c2bBody({ account, amount: "" })],
  ["a negative amount", (_, account) => c2bBody({ account, amount: "-250.00" })],
  ["an amount in full-width digits", (_, account) => c2bBody({ account, amount: "２５０.00" })],
  ["no receipt", (_, account) => c2bBody({ account, receipt: "" })],
  ["a receipt that is none", (_, account) => c2bBody({ account, receipt: "UC-1'; --" })],
  ["the amount twice", (_, account) => duplicated(c2bBody({ account }), "TransAmount", '"9.00"')],
  ["an STK callback", (p) => stkBody(p)],
];

test.each(forgedConfirmations)("a forged Paybill confirmation with %s books nothing", async (_, forge) => {
  const [row] = await world.pools.platform.sql<{ account_number: string }[]>`
    select account_number from tenants where id = ${tenant.id}`;
  expect(await bench.confirm(forge(payment, row?.account_number ?? ""))).toEqual(["review"]);
  expect((await bench.credits(tenant.id)).count).toBe(0);
});

test("a confirmation under an STK payment's code with another receipt or amount waits in suspense", async () => {
  await bench.callBack(payment.id, stkBody(payment, { receipt: newReceipt() }));
  expect(await bench.confirm(c2bBody({ account: payment.code }))).toEqual(["suspense"]);
  const open = await bench.pushed(tenant.live);
  expect(await bench.confirm(c2bBody({ account: open.code, amount: "2500.00" }))).toEqual(["suspense"]);
  expect(await bench.credits(tenant.id)).toEqual({ count: 1, sum: fromKes(250) });
});
