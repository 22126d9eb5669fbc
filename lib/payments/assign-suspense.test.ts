import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { verifyLedger } from "#/lib/reconciliation/verify-ledger.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { approveTopUp } from "./approve-top-up.ts";
import { assignSuspense } from "./assign-suspense.ts";
import { listSuspense, type SuspenseItem } from "./list-suspense.ts";
import { listTopUps } from "./list-top-ups.ts";
import { c2bBody, newReceipt, paymentBench, shortcode, type PaymentBench } from "./testing/payment-bench.ts";
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

async function astray(account = "NOBODY", receipt = newReceipt()): Promise<SuspenseItem> {
  await bench.confirm(c2bBody({ account, receipt, amount: "1050.50" }));
  const item = (await listSuspense(desk.staff())).find((found) => found.receipt === receipt);
  if (!item) throw new Error("The money lies in suspense.");
  return item;
}

const assign = (suspenseId: string, tenantId = tenant.id) => assignSuspense(desk.staff(), { suspenseId, tenantId });

test("the money is a Paybill payment of the tenant, credited from suspense, told and audited", async () => {
  const item = await astray();
  expect(item).toMatchObject({
    amount: fromKes(1050.5),
    account: "NOBODY",
    payerName: "ASHA",
    shortcode,
    likely: null,
  });
  const { id: paymentId } = await assign(item.id);
  expect((await getBalance(tenant.live)).balance).toBe(fromKes(1050.5));
  const { topUps } = await listTopUps(tenant.live, { limit: 10, cursor: null });
  expect(topUps).toMatchObject([{ paymentId, status: "completed", method: "paybill", receipt: item.receipt }]);
  expect(await desk.transfersOf(paymentId)).toEqual([
    { source: "suspense", key: `assign:${shortcode}:${item.receipt}` },
  ]);
  expect(await bench.events(tenant.id)).toEqual(["balance.updated", "topup.completed"]);
  expect(await desk.audit(item.id)).toEqual([
    {
      action: "payments.suspense_assigned",
      actor: "usr_staff",
      before: { account: "NOBODY" },
      after: { paymentId, amount: "10505000", receipt: item.receipt },
    },
  ]);
  expect((await listSuspense(desk.staff())).map(({ id }) => id)).not.toContain(item.id);
  expect(await desk.alertsOf(item.receipt)).toEqual([{ open: false }]);
});

test("it is assigned once, whoever and however many try, and its confirmation then changes nothing", async () => {
  const item = await astray();
  const other = await world.newTenant();
  const tries = [tenant.id, other.id, tenant.id, other.id].map((tenantId) => assign(item.id, tenantId));
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(assign(item.id)).rejects.toMatchObject({ kind: "conflict", code: "payments.suspense_assigned" });
  const again = c2bBody({ account: "NOBODY", receipt: item.receipt, amount: "1050.50" });
  expect(await bench.confirm(`${again} `)).toEqual(["already_credited"]);
  expect((await bench.credits(tenant.id)).count + (await bench.credits(other.id)).count).toBe(1);
});

test("staff without the permission, nobody's tenant, a closed one and our own are refused", async () => {
  const { id: suspenseId } = await astray();
  const input = { suspenseId, tenantId: tenant.id };
  await expect(assignSuspense(desk.staff("usr_s", "support"), input)).rejects.toMatchObject({
    code: "auth.scope_missing",
  });
  for (const tenantId of [999_999, operatorTenantId]) {
    await expect(assign(suspenseId, tenantId)).rejects.toMatchObject({ code: "tenants.not_found" });
  }
  const closed = await world.newTenant({ status: "closed" });
  await expect(assign(suspenseId, closed.id)).rejects.toMatchObject({ code: "tenants.wrong_state" });
  await expect(assign("sus_nobody")).rejects.toMatchObject({ code: "payments.suspense_not_found" });
});

test("a client id typed as the account, and the code of a payment it did not fit, name the likely tenant", async () => {
  const payment = await bench.pushed(tenant.live, 250);
  const likely = { tenantId: tenant.id };
  expect(await astray(String(tenant.id))).toMatchObject({ likely });
  expect(await astray(payment.code)).toMatchObject({ likely });
});

test("money whose receipt staff have credited by hand is not credited again", async () => {
  const { paymentId } = await desk.request(tenant.live, 1050.5);
  const receipt = newReceipt();
  await approveTopUp(desk.staff(), { paymentId, amount: fromKes(1050.5), reference: receipt });
  const item = await astray("NOBODY", receipt);
  expect(item.creditedAs).toBe(paymentId);
  await expect(assign(item.id)).rejects.toMatchObject({ code: "payments.reference_taken" });
});

test("after all of this the books are whole", async () => {
  expect(await verifyLedger(world.platform)).toMatchObject({ whole: true });
});
