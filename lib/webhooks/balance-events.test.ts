import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { lockWallets, walletKey } from "#/lib/wallet/lock-wallets.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import { bookEntry, referenceDay, type Entry, type OpenWallet } from "#/lib/wallet/statement.ts";
import { reservedAccount, walletAccount } from "#/lib/wallet/transfer.ts";
import { writeStatement } from "#/lib/wallet/write-statement.ts";
import { announceCredit } from "./announce-credit.ts";
import { flushBalanceEvent } from "./flush-balance-event.ts";
import { flushDueBalanceEvents } from "./flush-due-balance-events.ts";

const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
afterAll(() => world.close());

type Told = { type: string; occurred_at: Date; data: Record<string, number | string | null> };

async function told(tenant: TestTenant, type: string): Promise<Told[]> {
  const rows = await world.pools.platform.sql<(Omit<Told, "occurred_at"> & { occurred_at: string })[]>`
    select type, data, occurred_at from tenant_events where tenant_id = ${tenant.id} and type = ${type} order by seq`;
  return rows.map((row) => ({ ...row, occurred_at: new Date(row.occurred_at) }));
}

async function move(
  tx: PlatformTx,
  tenant: TestTenant,
  kes: number,
): Promise<{ wallet: OpenWallet; entry: Entry | null }> {
  const key = { tenantId: tenant.id, mode: "live" as const };
  const wallet = (await lockWallets(tx, [key])).get(walletKey(key));
  if (!wallet) throw new Error("The wallet is there.");
  const [id, amount, credit] = [newId("transfer"), fromKes(Math.abs(kes)), kes > 0];
  const [own, reserved] = [walletAccount(tenant.id), reservedAccount(tenant.id)];
  const entry = bookEntry(
    wallet,
    {
      id: newId("transaction"),
      type: credit ? "refund" : "deduction",
      direction: credit ? "credit" : "debit",
      amount,
      description: "Test",
      transferId: id,
    },
    referenceDay(clock.now()),
  );
  if (entry === null) return { wallet, entry };
  const [from, to] = credit ? [reserved, own] : [own, reserved];
  await postTransfers(tx, [
    { id, ...key, from, to, amount, kind: credit ? "release" : "reserve", businessKey: `test:${id}` },
  ]);
  await writeStatement(tx, [wallet], [entry]);
  return { wallet, entry };
}

async function deduct(tenant: TestTenant, kes: number): Promise<void> {
  await withTransaction(world.platform, (tx) => move(tx, tenant, -kes));
}

async function credit(tenant: TestTenant, kes: number): Promise<void> {
  await withTransaction(world.platform, async (tx) => {
    const { wallet, entry } = await move(tx, tenant, kes);
    if (!entry) throw new Error("A credit is booked.");
    const { balanceBefore: before, balanceAfter: after, reference: transactionId, seq } = entry;
    await announceCredit(tx, wallet, { before, after, transactionId, seq });
  });
}

test("deductions of ten seconds are told together, once", async () => {
  const tenant = await world.newTenant({ balanceKes: 1000 });
  for (let count = 0; count < 5; count++) {
    await deduct(tenant, 10);
    clock.advance(1_000);
    await flushDueBalanceEvents(world.platform);
  }
  expect(await told(tenant, "balance.updated")).toEqual([]);
  clock.advance(5_000);
  await Promise.all([flushDueBalanceEvents(world.platform), flushDueBalanceEvents(world.platform)]);
  const events = await told(tenant, "balance.updated");
  expect(events.map((event) => event.data)).toEqual([
    { old_balance: 1000, new_balance: 950, amount_added: -50, transaction_id: null, currency: "KES" },
  ]);
});

test("a credit is told at once, after the deductions that gathered before it", async () => {
  const tenant = await world.newTenant({ balanceKes: 1000 });
  await deduct(tenant, 10);
  await credit(tenant, 500);
  const events = await told(tenant, "balance.updated");
  expect(events.map(({ data }) => [data["old_balance"], data["new_balance"]])).toEqual([
    [1000, 990],
    [990, 1490],
  ]);
  expect(events[1]?.data["transaction_id"]).toMatch(/^TXN-20260504-/);
  clock.advance(20_000);
  await flushDueBalanceEvents(world.platform);
  expect(await told(tenant, "balance.updated")).toHaveLength(2);
});

test("a flush before a credit closes the window; a second one has nothing to tell", async () => {
  const tenant = await world.newTenant({ balanceKes: 100 });
  await deduct(tenant, 10);
  const flush = () =>
    withTransaction(world.platform, (tx) => flushBalanceEvent(tx, { tenantId: tenant.id, mode: "live" }));
  await flush();
  await flush();
  expect(await told(tenant, "balance.updated")).toHaveLength(1);
});

test("whatever happens in whatever order, each old_balance is the former new_balance and deductions are told ≤ 1 per 10 s", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("deduct" as const), amount: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant("credit" as const), amount: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant("wait" as const), amount: fc.integer({ min: 1, max: 12_000 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const tenant = await world.newTenant({ balanceKes: 200, sender: null });
      for (const { kind, amount } of steps) {
        if (kind === "deduct") await deduct(tenant, amount);
        else if (kind === "credit") await credit(tenant, amount);
        else clock.advance(amount);
        await flushDueBalanceEvents(world.platform);
      }
      clock.advance(10_000);
      await flushDueBalanceEvents(world.platform);
      const events = await told(tenant, "balance.updated");
      let balance: unknown = 200;
      for (const { data } of events) {
        expect(data["old_balance"]).toBe(balance);
        balance = data["new_balance"];
      }
      const [wallet] = await world.pools.platform.sql<{ balance_e4: bigint }[]>`
        select balance_e4 from wallets where tenant_id = ${tenant.id} and mode = 'live'`;
      expect(balance).toBe(Number(wallet?.balance_e4) / 10_000);
      expect(tooSoon(events)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** Gathered deductions that followed other gathered ones in less than 10 s, though no credit forced them out. */
function tooSoon(events: readonly Told[]): Told[] {
  return events.filter((event, index) => {
    const [former, next] = [events[index - 1], events[index + 1]];
    const forced = next !== undefined && next.occurred_at.getTime() === event.occurred_at.getTime();
    if (!former || forced || event.data["transaction_id"] !== null || former.data["transaction_id"] !== null)
      return false;
    return event.occurred_at.getTime() - former.occurred_at.getTime() < 10_000;
  });
}

test("a balance that falls below the threshold alerts once, and again only after 1.5 × the threshold", async () => {
  const tenant = await world.newTenant({ balanceKes: 160 });
  const pass = async (kes: number) => {
    await (kes < 0 ? deduct(tenant, -kes) : credit(tenant, kes));
    clock.advance(10_000);
    await flushDueBalanceEvents(world.platform);
    return (await told(tenant, "balance.low")).length;
  };
  expect(await pass(-60)).toBe(0);
  expect(await pass(-1)).toBe(1);
  expect(await pass(-10)).toBe(1);
  expect(await pass(40)).toBe(1);
  expect(await pass(-40)).toBe(1);
  expect(await pass(61)).toBe(1);
  expect(await pass(-70)).toBe(2);
  const [first] = await told(tenant, "balance.low");
  expect(first?.data).toEqual({ balance: 99, threshold: 100, units: 99, currency: "KES" });
  const signals = await world.pools.platform.sql`
    select data from outbox where name = 'webhooks/balance.fell_low' and data ->> 'tenantId' = ${String(tenant.id)}`;
  expect(signals).toHaveLength(2);
});
