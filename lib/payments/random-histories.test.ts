import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromKes } from "#/lib/core/money.ts";
import { naturalKeyOf } from "#/lib/callbacks/natural-key.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import type { Payment } from "./payment.ts";
import { queryPayment } from "./query-payment.ts";
import { recordPush } from "./record-push.ts";
import { settleWaitingCallbacks } from "./settle-waiting-callbacks.ts";
import {
  acceptedPush,
  c2bBody,
  newReceipt,
  paymentBench,
  stkBody,
  type PaymentBench,
} from "./testing/payment-bench.ts";

/** Runs of the property; the long test run asks for more. */
const runs = Number(process.env["PROPERTY_RUNS"] ?? 100);

let world: TestWorld;
let bench: PaymentBench;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createTestWorld();
  bench = paymentBench(world);
  tenant = await world.newTenant();
});

afterAll(() => world.close());

const events = [
  "push answer",
  "success",
  "repeat",
  "cancel",
  "other amount",
  "other request",
  "query",
  "confirmation",
] as const;
type Event = (typeof events)[number];

/** What happened at M-Pesa, in which order we hear of it, and how often a settlement dies before its commit. */
const histories = fc.record({
  paid: fc.boolean(),
  heard: fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 8 }),
  crashes: fc.array(fc.boolean(), { maxLength: 8 }),
});

test("whatever is heard, in whatever order, with crashes between: one credit if it was paid and proven, none if not", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ paid, heard, crashes }) => {
      const ids = acceptedPush();
      const lost = heard.includes("push answer");
      bench.road.onPush = async () => (lost ? { kind: "unknown", reason: "timeout" } : ids);
      bench.road.onQuery = async (id) =>
        paid && id === ids.checkoutRequestId ? { kind: "paid" } : { kind: "pending" };
      const payment = { ...(await bench.pushed(tenant.live)), ...ids };
      const receipt = newReceipt();
      for (const [index, event] of heard.entries()) {
        await hear(event, { payment, ids, receipt, paid });
        await settle(crashes[index] ?? false);
      }
      await settle(false);
      const credits = await world.pools.platform.sql<{ amount_e4: bigint }[]>`
        select amount_e4 from ledger_transfers where payment_id = ${payment.id}`;
      expect(expectedCredits(heard, paid, lost)).toContain(credits.length);
      expect(credits.every((credit) => credit.amount_e4 === fromKes(250))).toBe(true);
    }),
    { numRuns: runs },
  );
  await expectWholeBooks();
}, 300_000);

/**
 * How many credits there must be. Only a query speaks where neither callback nor confirmation came: it credits when it is
 * asked in time with a known id, so there it is one at most.
 */
function expectedCredits(heard: readonly Event[], paid: boolean, lost: boolean): readonly number[] {
  if (!paid) return [0];
  if (heard.some((event) => event === "success" || event === "repeat" || event === "confirmation")) return [1];
  if (!heard.includes("query")) return [0];
  return !lost && heard[0] === "query" ? [1] : [0, 1];
}

type Facts = { payment: Payment; ids: ReturnType<typeof acceptedPush>; receipt: string; paid: boolean };

async function hear(event: Event, { payment, ids, receipt, paid }: Facts): Promise<void> {
  const paymentId = payment.id;
  if (event === "push answer") await recordPush(world.platform, { paymentId, outcome: ids });
  else if (event === "cancel") await bench.storeStk(paymentId, stkBody(payment, { code: 1032 }));
  else if (event === "other amount") await bench.storeStk(paymentId, stkBody(payment, { amount: 2_500 }));
  else if (event === "other request")
    await bench.storeStk(paymentId, stkBody(payment, { checkoutRequestId: "ws_CO_x" }));
  else if (event === "query") {
    await world.pools.platform.sql`
      update payments set next_query_at = now() where id = ${paymentId} and next_query_at is not null`;
    await queryPayment(world.platform, { paymentId }, bench);
  } else if (!paid) return;
  else if (event === "confirmation") await bench.storeC2b(c2bBody({ account: payment.code, receipt }));
  else await bench.storeStk(paymentId, `${stkBody(payment, { receipt })}${event === "repeat" ? " " : ""}`);
}

async function settle(crash: boolean): Promise<void> {
  const write = () => Promise.reject(new Error("crash"));
  const ctx = crash ? { ...world.platform, events: { write, poke: () => {} } } : world.platform;
  const ports = { mobileMoney: bench.mobileMoney, sources: [] };
  for (const kind of ["stk", "c2b_confirmation"] as const) {
    await settleWaitingCallbacks(ctx, { kind }, ports).catch((error: unknown) => {
      if (!crash) throw error;
    });
  }
}

async function expectWholeBooks(): Promise<void> {
  const rows = await world.pools.platform.sql<{ balance_e4: bigint; sum: bigint; lines: number; last_seq: bigint }[]>`
    select w.balance_e4, w.last_seq,
      (select coalesce(sum(case when t.to_account = 'wallet:' || w.tenant_id then t.amount_e4 else -t.amount_e4 end), 0)::bigint
        from ledger_transfers t where t.mode = w.mode
        and ('wallet:' || w.tenant_id) in (t.from_account, t.to_account)) as sum,
      (select count(*)::int from wallet_transactions l where l.wallet_id = w.id and l.seq is not null) as lines
    from wallets w`;
  for (const row of rows) {
    expect(row.balance_e4).toBe(row.sum);
    expect(BigInt(row.lines)).toBe(row.last_seq);
  }
}

test("1,000 facts, each heard ten times at once, are 1,000 credits", async () => {
  bench.road.onPush = async () => acceptedPush();
  const payments: Payment[] = [];
  for (let wave = 0; wave < 125; wave++) {
    payments.push(...(await Promise.all(Array.from({ length: 8 }, () => bench.pushed(tenant.live)))));
  }
  const before = await bench.credits(tenant.id);
  const calls = payments.flatMap((payment) => {
    const payload = stkBody(payment, { receipt: newReceipt() });
    const naturalKey = naturalKeyOf(payment.id, payload, true);
    const call = { kind: "stk" as const, subject: payment.id, naturalKey, payload, sourceIp: null };
    return Array.from({ length: 10 }, () => call);
  });
  await Promise.all(calls.map((call) => recordCallback(world.platform, call)));
  await Promise.all([settle(false), settle(false), settle(false)]);
  await settle(false);
  const after = await bench.credits(tenant.id);
  expect(after.count - before.count).toBe(1_000);
  expect(after.sum - before.sum).toBe(1_000n * fromKes(250));
  await expectWholeBooks();
}, 300_000);
