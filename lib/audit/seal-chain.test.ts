import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TransactionSql } from "#/db/client.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes } from "#/lib/core/money.ts";
import { startTampering, type Tampering } from "#/lib/testing/tampering.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { postTransfers } from "#/lib/wallet/post-transfers.ts";
import type { Transfer } from "#/lib/wallet/transfer.ts";
import { recordAudit } from "./record-audit.ts";
import { sealChain } from "./seal-chain.ts";
import { verifyChain } from "./verify-chain.ts";

let world: TestWorld;
let owner: Tampering;

beforeAll(async () => {
  world = await createTestWorld();
  owner = startTampering(world);
});
afterAll(async () => {
  await owner.close();
  await world.close();
});

const transfer = (): Transfer => {
  const id = newId("transfer");
  return {
    id,
    mode: "live",
    tenantId: null,
    from: "bank",
    to: "mpesa_float",
    amount: fromKes(5),
    kind: "adjustment",
    businessKey: `adjust:${id}`,
  };
};
const post = (count: number) =>
  withTransaction(world.platform, (tx) => postTransfers(tx, Array.from({ length: count }, transfer)));

describe("sealing", () => {
  it("seals what is committed, once, and reports the tail", async () => {
    await post(3);
    expect(await verifyChain(world.platform, "ledger")).toMatchObject({ seals: 0, unsealed: 3, breaks: [] });
    expect(await sealChain(world.platform, "ledger")).toEqual({ sealed: 3 });
    expect(await sealChain(world.platform, "ledger")).toEqual({ sealed: 0 });
    await post(2);
    expect(await verifyChain(world.platform, "ledger")).toMatchObject({ seals: 1, rows: 3, unsealed: 2, breaks: [] });
    await sealChain(world.platform, "ledger");
    expect(await verifyChain(world.platform, "ledger")).toMatchObject({ seals: 2, rows: 5, unsealed: 0, breaks: [] });
  });

  it("never skips a row that commits after one with a higher seq", async () => {
    const before = await verifyChain(world.platform, "ledger");
    const late = Promise.withResolvers<void>();
    const drawn = Promise.withResolvers<void>();
    const slow = withTransaction(world.platform, async (tx) => {
      await postTransfers(tx, [transfer()]);
      drawn.resolve();
      await late.promise;
    });
    await drawn.promise;
    await post(1);
    const sealing = sealChain(world.platform, "ledger");
    late.resolve();
    await slow;
    expect(await sealing).toEqual({ sealed: 2 });
    expect(await verifyChain(world.platform, "ledger")).toMatchObject({
      rows: before.rows + 2,
      unsealed: 0,
      breaks: [],
    });
  });

  it("two sealers at once seal each row once", async () => {
    await post(10);
    const results = await Promise.all([sealChain(world.platform, "ledger"), sealChain(world.platform, "ledger")]);
    expect(results.map(({ sealed }) => sealed).sort()).toEqual([0, 10]);
    expect((await verifyChain(world.platform, "ledger")).breaks).toEqual([]);
  });

  it("covers the audit log as well", async () => {
    await withTransaction(world.platform, (tx) =>
      recordAudit(tx, { action: "tenants.renamed", subject: "ten_1", after: { name: "A" } }),
    );
    await sealChain(world.platform, "audit");
    const change = (sql: TransactionSql) => sql`update audit_log set after = '{"name": "B"}'`;
    const { breaks } = await owner.tamper(change, (tx) => verifyChain(tx, "audit"));
    expect(breaks).toHaveLength(1);
  });
});

/** A sealed row, a number between sealed rows that no row has, and a seal that is not the last. */
type Place = { row: number; gap: number; seal: number };

const seals = 20;
const rowsPerSeal = 10;

/** Each seal's rows follow one number that no row has. */
function choosePlace(): Place {
  const seal = Math.floor(Math.random() * (seals - 1));
  const gap = seal * (rowsPerSeal + 1) + 1;
  return { seal: seal + 1, gap, row: gap + 1 + Math.floor(Math.random() * rowsPerSeal) };
}

/** Everything somebody could do to sealed rows or seals, each at a place chosen by chance. */
const tamperings: ((sql: TransactionSql, place: Place) => Promise<unknown>)[] = [
  (sql, { row }) => sql`update ledger_transfers set amount_e4 = amount_e4 + 1 where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set to_account = 'sales' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set from_account = 'adjustments' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set mode = 'test' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set tenant_id = 1000 where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set kind = 'topup' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set business_key = business_key || '2' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set id = id || 'x' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set request_id = 'req_1' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set attempt_id = 'att_1' where seq = ${row}`,
  (sql, { row }) => sql`update ledger_transfers set payment_id = '' where seq = ${row}`,
  (sql, { row }) =>
    sql`update ledger_transfers set created_at = created_at + interval '1 microsecond' where seq = ${row}`,
  (sql, { row }) => sql`delete from ledger_transfers where seq = ${row}`,
  (sql, { row }) => sql`
    with gone as (delete from ledger_transfers where seq = ${row} returning *)
    insert into ledger_transfers overriding system value
    select -seq, id, mode, tenant_id, from_account, to_account, amount_e4, kind, business_key, request_id, attempt_id, payment_id,
      created_at from gone`,
  (sql, { gap }) => sql`
    insert into ledger_transfers (seq, id, mode, from_account, to_account, amount_e4, kind, business_key) overriding system value
    values (${gap}, 'trf_new', 'live', 'bank', 'sales', 1, 'adjustment', 'adjust:new')`,
  (sql, { seal }) => sql`update seals set hash = md5(hash) where chain = 'ledger' and number = ${seal}`,
  (sql, { seal }) => sql`update seals set rows = rows + 1 where chain = 'ledger' and number = ${seal}`,
  (sql, { seal }) => sql`delete from seals where chain = 'ledger' and number = ${seal}`,
];

describe("a thousand random tamperings", () => {
  it("are a thousand breaks", async () => {
    const own = await createTestWorld();
    const intruder = startTampering(own);
    try {
      for (let seal = 0; seal < seals; seal++) {
        await own.pools.platform.sql`select nextval('ledger_transfers_seq_seq')`;
        await withTransaction(own.platform, (tx) => postTransfers(tx, Array.from({ length: rowsPerSeal }, transfer)));
        await sealChain(own.platform, "ledger");
      }
      expect((await verifyChain(own.platform, "ledger")).breaks).toEqual([]);
      let detected = 0;
      for (let number = 0; number < 1000; number++) {
        const change = tamperings[number % tamperings.length];
        const place = choosePlace();
        if (!change) throw new RangeError("There is a tampering for every number.");
        const { breaks } = await intruder.tamper(
          (sql) => change(sql, place),
          (tx) => verifyChain(tx, "ledger"),
        );
        if (breaks.length > 0) detected += 1;
      }
      expect(detected).toBe(1000);
    } finally {
      await intruder.close();
      await own.close();
    }
  });
});
