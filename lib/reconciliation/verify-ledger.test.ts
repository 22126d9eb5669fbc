import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TransactionSql } from "#/db/client.ts";
import { sealChain } from "#/lib/audit/seal-chain.ts";
import { recordCallback } from "#/lib/callbacks/record-callback.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { applyDeliveryReports } from "#/lib/messaging/apply-delivery-reports.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { submitBatch } from "#/lib/messaging/submit-batch.ts";
import { createFakeCarrier } from "#/lib/messaging/testing/fake-carrier.ts";
import { c2bBody, paymentBench, stkBody } from "#/lib/payments/testing/payment-bench.ts";
import { startTampering, type Tampering } from "#/lib/testing/tampering.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { inspectBooks } from "./inspect-books.ts";
import { verifyLedger } from "./verify-ledger.ts";

let world: TestWorld;
let owner: Tampering;

/** The last digit of a number says what becomes of its message: 1 refused, 2 unknown, 3 not yet submitted, 4 failed. */
const endings = ["0712000000", "0712000001", "0712000002", "0712000004", "0712000005"];

beforeAll(async () => {
  world = await createTestWorld();
  owner = startTampering(world);
  const { platform } = world;
  const connections = await ensurePlatformConnections(platform);
  const onfon = connections.find(({ provider }) => provider === "onfon");
  if (!onfon) throw new Error("The platform has a connection at Onfon.");
  const fake = createFakeCarrier(({ messages }, index) => {
    const last = messages[index]?.recipient.at(-1);
    return last === "1" ? "refused" : last === "2" ? "unknown" : "accepted";
  });
  const payments = paymentBench(world);
  for (let number = 0; number < 2; number++) {
    const tenant = await world.newTenant({ balanceKes: 20 });
    const paid = await payments.pushed(tenant.live);
    await payments.callBack(paid.id, stkBody(paid));
    await payments.pushed(tenant.live);
    for (const ctx of [tenant.live, tenant.test]) await send(ctx, endings);
  }
  await payments.confirm(c2bBody({ account: "NOBODY" }));
  for (const { id } of connections) await submitBatch(platform, { connectionId: id, limit: 100 }, fake);
  for (const { recipient, providerMessageId } of fake.journal) {
    const payload = JSON.stringify({
      parameters: fake.reportOf(providerMessageId, recipient.endsWith("4") ? "failed" : "delivered"),
    });
    if (!recipient.endsWith("2")) {
      await recordCallback(platform, {
        kind: "onfon_report",
        subject: onfon.id,
        naturalKey: null,
        payload,
        sourceIp: null,
      });
    }
  }
  await applyDeliveryReports(platform, { limit: 100 }, fake);
  await send((await world.newTenant({ balanceKes: 20 })).live, ["0712000003"]);
  await sealChain(platform, "ledger");
  await sealChain(platform, "audit");
});
afterAll(async () => {
  await owner.close();
  await world.close();
});

const send = (ctx: Parameters<typeof sendMessage>[0], recipients: string[]) =>
  sendMessage(ctx, {
    recipients,
    single: false,
    text: "Hello",
    sender: null,
    reference: null,
    perMinute: null,
    idempotency: null,
  });

/** The names of the checks that found something. */
async function breaksAfter(change: (sql: TransactionSql) => Promise<unknown>): Promise<string[]> {
  const { checks, chains } = await owner.tamper(change, inspectBooks);
  const broken = checks.filter(({ breaks }) => breaks > 0);
  for (const { examples } of broken) expect(examples.length).toBeGreaterThan(0);
  return [
    ...broken.map(({ name }) => name),
    ...chains.filter(({ breaks }) => breaks.length > 0).map(({ chain }) => chain),
  ];
}

describe("books that are whole", () => {
  it("are called so, with what was looked at", async () => {
    const verdict = await verifyLedger(world.platform);
    expect(verdict.checks.filter(({ breaks }) => breaks > 0)).toEqual([]);
    expect(verdict.whole).toBe(true);
    const checked = new Map(verdict.checks.map(({ name, checked }) => [name, checked]));
    expect(checked.get("wallets")).toBe(6);
    expect(checked.get("states")).toBe(21);
    expect(checked.get("payments")).toBe(2);
    for (const name of [
      "transfers",
      "statement",
      "lines",
      "reserved",
      "charges",
      "requests",
      "cost",
      "waiting",
      "unconfirmed",
    ]) {
      expect([name, checked.get(name)]).not.toEqual([name, 0]);
    }
    expect(verdict.chains.map(({ unsealed }) => unsealed)).toEqual([0, 0]);
    expect(verdict.totals.find(({ mode }) => mode === "live")).toMatchObject({
      wallets: 5_530_000n,
      reserved: 30_000n,
      sales: 60_000n,
      refunds: 20_000n,
    });
  });
});

const anyWallet = "(select id from wallets where mode = 'live' and last_seq > 1 order by id limit 1)";

/** Who breaks what, and the least that has to be noticed. */
const breakages: [string, string, string[]][] = [
  ["a balance that was raised", "update wallets set balance_e4 = balance_e4 + 1 where mode = 'live'", ["wallets"]],
  [
    "a wallet's number that was set back",
    `update wallets set last_seq = last_seq - 1 where id = ${anyWallet}`,
    ["wallets"],
  ],
  [
    "a line that is gone",
    `delete from wallet_transactions where wallet_id = ${anyWallet} and seq = 1`,
    ["statement", "lines"],
  ],
  [
    "a line with another amount",
    `update wallet_transactions set amount_e4 = amount_e4 + 1 where wallet_id = ${anyWallet} and seq = 1`,
    ["statement", "lines"],
  ],
  [
    "a line with another balance",
    `update wallet_transactions set balance_after_e4 = balance_after_e4 + 1 where wallet_id = ${anyWallet} and seq = 1`,
    ["statement"],
  ],
  [
    "a line that turned round",
    `update wallet_transactions set direction = 'debit' where wallet_id = ${anyWallet} and seq = 1`,
    ["statement", "lines"],
  ],
  [
    "a transfer with another amount",
    "update ledger_transfers set amount_e4 = amount_e4 + 1 where kind = 'reserve' and mode = 'live'",
    ["wallets", "lines", "reserved", "requests", "ledger"],
  ],
  [
    "a transfer that is gone",
    "delete from ledger_transfers where kind = 'refund' and mode = 'live'",
    ["wallets", "lines", "charges", "ledger"],
  ],
  [
    "a transfer between tenants",
    "update ledger_transfers set to_account = 'wallet:1' where kind = 'topup'",
    ["transfers", "wallets", "payments", "ledger"],
  ],
  [
    "a transfer to an account that is none",
    "update ledger_transfers set to_account = 'pocket' where kind = 'cost'",
    ["transfers", "cost", "ledger"],
  ],
  [
    "play money in the live books",
    "update ledger_transfers set mode = 'live' where kind = 'play_money'",
    ["transfers", "wallets", "lines", "ledger"],
  ],
  ["a debt that nobody booked", "update wallets set receivable_e4 = 10000 where mode = 'live'", ["receivables"]],
  [
    "a payment of another amount",
    "update payments set amount_e4 = amount_e4 * 10 where status = 'completed'",
    ["payments"],
  ],
  [
    "a payment without its credit",
    "update payments set status = 'completed' where status <> 'completed'",
    ["payments"],
  ],
  ["a credit without its payment", "update payments set status = 'failed' where status = 'completed'", ["payments"]],
  [
    "a payment credited twice",
    `insert into ledger_transfers (id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, payment_id)
    select id || 'x', mode, tenant_id, from_account, to_account, amount_e4, kind, business_key || 'x', payment_id
    from ledger_transfers where kind = 'topup' and mode = 'live'`,
    ["wallets", "lines", "payments"],
  ],
  ["suspense money that vanished", "update suspense_items set assigned_at = now()", ["suspense"]],
  [
    "a captured message",
    "update messages set charge = 'captured', status = 'sent' where charge = 'reserved' and status = 'queued'",
    ["reserved", "charges", "cost"],
  ],
  [
    "a refund without money",
    "update messages set charge = 'refunded', status = 'failed' where charge = 'captured' and mode = 'live'",
    ["charges"],
  ],
  [
    "a release without money",
    "update messages set charge = 'released', status = 'failed' where status = 'unconfirmed'",
    ["reserved", "charges"],
  ],
  [
    "a message that cost nothing",
    "update messages set charge = 'none', status = 'rejected' where charge = 'captured'",
    ["charges", "requests", "cost"],
  ],
  ["another price", "update messages set price_e4 = price_e4 + 1 where charge = 'reserved'", ["reserved", "requests"]],
  ["another cost", "update messages set cost_e4 = cost_e4 + 1 where charge = 'captured'", ["cost"]],
  ["a message from nowhere", "update messages set request_id = 'req_x' where status = 'queued'", ["requests"]],
  [
    "a delivered message that still reserves",
    "update messages set status = 'delivered' where charge = 'reserved'",
    ["states"],
  ],
  [
    "a queued message of a closed attempt",
    "update messages set attempt_id = (select id from submit_attempts where status = 'settled' limit 1) where status = 'queued'",
    ["attempts"],
  ],
  [
    "an attempt that nobody ends",
    "update submit_attempts set status = 'open', opened_at = now() - interval '10 minutes'",
    ["attempts"],
  ],
  [
    "a queue that nobody empties",
    "update messages set due_at = now() - interval '1 hour' where status = 'queued'; update submit_attempts set opened_at = now() - interval '1 hour'",
    ["waiting"],
  ],
  ["a queue without a connection", "update messages set connection_id = null where status = 'queued'", ["waiting"]],
  ["an answer lost for good", "update submit_attempts set opened_at = now() - interval '74 hours'", ["unconfirmed"]],
  [
    "an unconfirmed message without its attempt",
    "update messages set attempt_id = null where status = 'unconfirmed'",
    ["unconfirmed"],
  ],
  ["an audit row that was rewritten", "update audit_log set actor_id = 'usr_x'", ["audit"]],
];

describe("books that somebody broke behind every trigger", () => {
  it.each(breakages)("show %s", async (_, statement, expected) => {
    const found = await breaksAfter((sql) => sql.unsafe(statement).simple());
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});

it("nothing is seen of work that goes on beside it", async () => {
  const tenant = await world.newTenant({ balanceKes: 200 });
  const sends = Array.from({ length: 60 }, (_, index) =>
    send(tenant.live, [`07130000${String(index).padStart(2, "0")}`]),
  );
  const verdicts = await Promise.all(Array.from({ length: 4 }, () => verifyLedger(world.platform)));
  await Promise.all(sends);
  expect(verdicts.map(({ whole }) => whole)).toEqual([true, true, true, true]);
});
