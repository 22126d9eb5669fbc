import { afterAll, beforeAll, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { listTopUps } from "./list-top-ups.ts";
import { c2bBody, newReceipt, paymentBench, shortcode, stkBody, type PaymentBench } from "./testing/payment-bench.ts";
import { validateC2b } from "./validate-c2b.ts";

let world: TestWorld;
let bench: PaymentBench;

beforeAll(async () => {
  world = await createTestWorld();
  bench = paymentBench(world);
});

afterAll(() => world.close());

async function accountOf(tenant: TestTenant): Promise<string> {
  const [row] = await world.pools.platform.sql<{ account_number: string }[]>`
    select account_number from tenants where id = ${tenant.id}`;
  return row?.account_number ?? "";
}

test("Paybill money for an account number is a payment of its own, credited once per receipt", async () => {
  const tenant = await world.newTenant();
  const account = await accountOf(tenant);
  const receipt = newReceipt();
  expect(await bench.confirm(c2bBody({ account, amount: "1050.50", receipt }))).toEqual(["credited"]);
  expect(await bench.confirm(`${c2bBody({ account, amount: "1050.50", receipt })}\n`)).toEqual(["already_credited"]);
  expect((await getBalance(tenant.live)).balance).toBe(fromKes(1050.5));
  const { topUps, nextCursor } = await listTopUps(tenant.live, { limit: 10, cursor: null });
  expect(nextCursor).toBeNull();
  expect(topUps).toMatchObject([{ status: "completed", method: "paybill", receipt, amount: fromKes(1050.5) }]);
});

test("ten confirmations of one receipt, worked on at the same time, credit once", async () => {
  const tenant = await world.newTenant();
  const account = await accountOf(tenant);
  const receipt = newReceipt();
  const bodies = Array.from({ length: 10 }, (_, n) => `${c2bBody({ account, receipt })}${" ".repeat(n)}`);
  await Promise.all(bodies.map((body) => bench.storeC2b(body)));
  await Promise.all(Array.from({ length: 4 }, () => bench.confirm(bodies[0] ?? "")));
  expect((await bench.credits(tenant.id)).count).toBe(1);
});

test("an account typed with spaces and hyphens is the same account", async () => {
  const tenant = await world.newTenant();
  const account = await accountOf(tenant);
  expect(await bench.confirm(c2bBody({ account: ` ${account.slice(0, 3)} ${account.slice(3)}- ` }))).toEqual([
    "credited",
  ]);
});

test("a payment's code typed in small letters is its code", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  expect(await bench.confirm(c2bBody({ account: payment.code.toLowerCase() }))).toEqual(["credited"]);
  expect(await bench.payment(payment.id)).toMatchObject({ status: "completed", method: "mpesa", payerName: "ASHA" });
});

test("money for an account nobody has stands in suspense, once, and staff are told", async () => {
  const receipt = newReceipt();
  expect(await bench.confirm(c2bBody({ account: "NOBODY", receipt }))).toEqual(["suspense"]);
  expect(await bench.confirm(`${c2bBody({ account: "NOBODY", receipt })} `)).toEqual(["already_credited"]);
  const transfers = await world.pools.platform.sql<{ amount_e4: bigint }[]>`
    select amount_e4 from ledger_transfers
    where business_key = ${`suspense:${shortcode}:${receipt}`} and from_account = 'mpesa_float' and to_account = 'suspense'`;
  expect(transfers.map((transfer) => transfer.amount_e4)).toEqual([fromKes(250)]);
  const alerts = await world.pools.platform
    .sql`select 1 from staff_alerts where cause = ${`payments.suspense:${shortcode}:${receipt}`}`;
  expect(alerts).toHaveLength(1);
});

test("a receipt that an STK payment has can't be assigned to an account as well", async () => {
  const tenant = await world.newTenant();
  const payment = await bench.pushed(tenant.live);
  const receipt = newReceipt();
  await bench.callBack(payment.id, stkBody(payment, { receipt }));
  expect(await bench.confirm(c2bBody({ account: await accountOf(tenant), receipt }))).toEqual(["already_credited"]);
  expect((await bench.credits(tenant.id)).count).toBe(1);
});

test("money for a suspended tenant is credited all the same", async () => {
  const tenant = await world.newTenant({ status: "suspended" });
  expect(await bench.confirm(c2bBody({ account: await accountOf(tenant) }))).toEqual(["credited"]);
});

test("validation lets known accounts and codes pass and names what is wrong with others", async () => {
  const tenant = await world.newTenant();
  const account = await accountOf(tenant);
  const payment = await bench.pushed(tenant.live);
  const validate = (body: string) => validateC2b(world.platform, { shortcode, body });
  expect(await validate(c2bBody({ account }))).toBeNull();
  expect(await validate(c2bBody({ account: payment.code }))).toBeNull();
  await bench.callBack(payment.id, stkBody(payment));
  expect(await validate(c2bBody({ account: payment.code }))).toBe("C2B00012");
  expect(await validate(c2bBody({ account: `${account}1` }))).toBe("C2B00012");
  expect(await validate(c2bBody({ account: "" }))).toBe("C2B00012");
  expect(await validate(c2bBody({ account, amount: "0" }))).toBe("C2B00013");
  expect(await validate(c2bBody({ account, shortcode: "600222" }))).toBe("C2B00015");
  expect(await validate("{}")).toBe("C2B00016");
});
