import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import { accountNumberOf } from "#/lib/tenants/account-number.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { approveTopUp } from "./approve-top-up.ts";
import { assignSuspense } from "./assign-suspense.ts";
import { claimedReceipt } from "./claim-proof.ts";
import { getTopUp } from "./get-top-up.ts";
import { listManualRequests } from "./list-manual-requests.ts";
import { listSuspense } from "./list-suspense.ts";
import { listTopUps } from "./list-top-ups.ts";
import { reportMissingMoney } from "./report-missing-money.ts";
import { c2bBody, newReceipt, paymentBench, type PaymentBench } from "./testing/payment-bench.ts";
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

const report = (receipt: string, kes = 250, of = tenant) =>
  reportMissingMoney(of.live, { receipt, amount: fromKes(kes) });
const balance = async () => (await getBalance(tenant.live)).balance;

test("money that is in the wallet is found by its receipt, typed anyhow, with whatever amount", async () => {
  const receipt = newReceipt();
  await bench.confirm(c2bBody({ account: accountNumberOf(tenant.id), receipt }));
  const answer = await report(` ${receipt.toLowerCase().slice(0, 4)} ${receipt.slice(4)}`, 999);
  expect(answer).toMatchObject({ outcome: "found", topUp: { receipt, amount: fromKes(250), status: "completed" } });
});

test("a prompt of the same amount that is still open is what is missed; another amount is not", async () => {
  const payment = await bench.pushed(tenant.live);
  expect(await report(newReceipt())).toMatchObject({ outcome: "linked", topUp: { paymentId: payment.id } });
  expect(await report(newReceipt(), 300)).toMatchObject({ outcome: "queued" });
});

test("what is not known waits for staff under a reference, credits nothing, and leaves an audit row", async () => {
  const receipt = newReceipt();
  const { outcome, topUp } = await report(receipt, 45);
  expect(outcome).toBe("queued");
  expect(topUp).toMatchObject({ status: "pending", method: "manual", amount: fromKes(45) });
  expect(await balance()).toBe(0n);
  const waiting = (await listManualRequests(desk.staff())).find(({ paymentId }) => paymentId === topUp.paymentId);
  expect(claimedReceipt(waiting?.proof ?? null)).toBe(receipt);
  expect(await desk.audit(topUp.paymentId)).toMatchObject([{ action: "payments.requested" }]);
});

test("asked again, also at the same time, it is the same request", async () => {
  const receipt = newReceipt();
  const answers = await Promise.all(Array.from({ length: 5 }, () => report(receipt)));
  expect(new Set(answers.map(({ topUp }) => topUp.reference)).size).toBe(1);
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["linked", "linked", "linked", "linked", "queued"]);
});

test("the answer is the same whether the money is another tenant's, in suspense, or nowhere", async () => {
  const [others, astray] = [newReceipt(), newReceipt()];
  const other = await world.newTenant();
  await bench.confirm(c2bBody({ account: accountNumberOf(other.id), receipt: others }));
  await bench.confirm(c2bBody({ account: "NOBODY", receipt: astray }));
  for (const receipt of [others, astray, newReceipt()]) {
    const { outcome, topUp } = await report(receipt);
    expect({ outcome, status: topUp.status, receipt: topUp.receipt }).toEqual({
      outcome: "queued",
      status: "pending",
      receipt: null,
    });
  }
  expect(await balance()).toBe(0n);
});

test("staff who assign the money from suspense complete the request: one credit, one line, no second request", async () => {
  const receipt = newReceipt();
  await bench.confirm(c2bBody({ account: "NOBODY", receipt, amount: "330.00" }));
  const { topUp } = await report(receipt, 300);
  const item = (await listSuspense(desk.staff())).find((found) => found.receipt === receipt);
  await assignSuspense(desk.staff(), { suspenseId: item?.id ?? "", tenantId: tenant.id });
  expect(await balance()).toBe(fromKes(330));
  expect(await getTopUp(tenant.live, topUp.reference)).toMatchObject({
    status: "completed",
    amount: fromKes(330),
    receipt,
  });
  expect((await listTopUps(tenant.live, { limit: 10, cursor: null })).topUps).toHaveLength(1);
  expect((await listManualRequests(desk.staff())).map(({ paymentId }) => paymentId)).not.toContain(topUp.paymentId);
  expect(await report(receipt)).toMatchObject({ outcome: "found" });
  expect(await verifyLedger(world.platform)).toMatchObject({ whole: true });
});

test("money that staff found at M-Pesa, and no confirmation told of, comes from the float under its receipt", async () => {
  const receipt = newReceipt();
  const { topUp } = await report(receipt);
  await approveTopUp(desk.staff(), { paymentId: topUp.paymentId, amount: fromKes(250), reference: receipt });
  expect(await desk.transfersOf(topUp.paymentId)).toEqual([
    { source: "mpesa_float", key: `payment:${topUp.paymentId}` },
  ]);
  expect(await bench.confirm(c2bBody({ account: accountNumberOf(tenant.id), receipt }))).toEqual(["suspense"]);
  expect(await balance()).toBe(fromKes(250));
  expect(await report(receipt)).toMatchObject({ outcome: "found" });
});

test("money assigned to its owner leaves the request of another tenant as it is, to be refused", async () => {
  const receipt = newReceipt();
  const other = await world.newTenant();
  await bench.confirm(c2bBody({ account: "NOBODY", receipt }));
  const { topUp } = await report(receipt, 250, other);
  const item = (await listSuspense(desk.staff())).find((found) => found.receipt === receipt);
  await assignSuspense(desk.staff(), { suspenseId: item?.id ?? "", tenantId: tenant.id });
  expect(await balance()).toBe(fromKes(250));
  const approval = approveTopUp(desk.staff(), { paymentId: topUp.paymentId, amount: fromKes(250), reference: receipt });
  await expect(approval).rejects.toMatchObject({ code: "payments.reference_taken" });
  expect(await getTopUp(other.live, topUp.reference)).toMatchObject({ status: "pending" });
});

test("no more than ten wait, nonsense is refused, and a key that only reads asks for nothing", async () => {
  for (let count = 0; count < 10; count++) await report(newReceipt());
  await expect(report(newReceipt())).rejects.toMatchObject({ code: "payments.too_many_manual_requests" });
  await expect(report("?")).rejects.toMatchObject({ code: "payments.reference_invalid" });
  await expect(report(newReceipt(), 0.5)).rejects.toMatchObject({ code: "payments.amount_out_of_range" });
  const reader = world.tenantCtx(tenant.id, { scopes: ["wallet:read"] });
  const asked = reportMissingMoney(reader, { receipt: newReceipt(), amount: fromKes(250) });
  await expect(asked).rejects.toMatchObject({ kind: "forbidden" });
});
