import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { openConnection } from "#/lib/connections/open-connection.ts";
import { newId } from "#/lib/core/ids.ts";
import { fromKes } from "#/lib/core/money.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { lockTenant } from "#/lib/tenants/lookup.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import type { AcceptedRequest } from "./accepted-request.ts";
import { sendMessage, type ReplayedRequest, type SendMessageInput } from "./send-message.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
  await ensurePlatformConnections(world.platform);
});
afterAll(() => world.close());

const input = (change: Partial<SendMessageInput> = {}): SendMessageInput => ({
  recipients: ["0712345678"],
  single: true,
  text: "Your results are ready",
  sender: null,
  reference: null,
  perMinute: null,
  idempotency: null,
  ...change,
});

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "no code");

async function outcomes(
  sends: Promise<AcceptedRequest | ReplayedRequest>[],
): Promise<{ accepted: number; codes: string[] }> {
  const settled = await Promise.allSettled(sends);
  return {
    accepted: settled.filter((one) => one.status === "fulfilled").length,
    codes: [...new Set(settled.flatMap((one) => (one.status === "rejected" ? [codeOf(one.reason)] : [])))],
  };
}

async function statementOf(tenant: TestTenant) {
  return world.pools.platform.sql<{ seq: bigint; before: bigint; after: bigint; amount: bigint; direction: string }[]>`
    select seq, balance_before_e4 as before, balance_after_e4 as after, amount_e4 as amount, direction
    from wallet_transactions where tenant_id = ${tenant.id} and mode = 'live' order by seq`;
}

describe("two hundred sends at once on money for a hundred", () => {
  it("accepts exactly a hundred and leaves 0, twenty times running, with a gapless statement", async () => {
    for (let round = 0; round < 20; round++) {
      const tenant = await world.newTenant({ balanceKes: 100 });
      const { accepted, codes } = await outcomes(Array.from({ length: 200 }, () => sendMessage(tenant.live, input())));
      expect(accepted).toBe(100);
      expect(codes).toEqual(["wallet.insufficient_balance"]);
      expect((await getBalance(tenant.live)).balance).toBe(0n);
      const lines = await statementOf(tenant);
      expect(lines.map((line) => Number(line.seq))).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
      lines.forEach((line, index) => {
        expect(line.before).toBe(index === 0 ? 0n : lines[index - 1]?.after);
        expect(line.after).toBe(line.direction === "credit" ? line.before + line.amount : line.before - line.amount);
      });
    }
  });
});

describe("accepting and submitting side by side", () => {
  it("accepts while a claim has the connection's row, and while staff have the tenant's", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    await withTransaction(world.platform, async (tx) => {
      const [connection] = await tx.sql<{ id: string }[]>`
        select id from connections where provider = 'onfon' and owner_tenant_id is null`;
      await openConnection(tx, connection?.id ?? "");
      await lockTenant(tx, tenant.id);
      // Would wait for this transaction, which waits for it.
      await sendMessage(tenant.live, input());
    });
    expect((await getBalance(tenant.live)).balance).toBe(fromKes(9));
  });
});

describe("a request is one booking", () => {
  it("tells the shortfall and books nothing when the money is not enough for all of it", async () => {
    const tenant = await world.newTenant({ balanceKes: 2 });
    const recipients = ["0712345671", "0712345672", "0712345673"];
    const send = sendMessage(tenant.live, input({ recipients, single: false }));
    await expect(send).rejects.toMatchObject({
      code: "wallet.insufficient_balance",
      facts: { cost: 3, balance: 2, shortfall: 1 },
    });
    expect((await getBalance(tenant.live)).balance).toBe(20_000n);
  });

  it("does not let a request too large refuse a smaller later one", async () => {
    const tenant = await world.newTenant({ balanceKes: 5 });
    const many = Array.from({ length: 9 }, (_, index) => `071234560${index}`);
    const [large, small] = await Promise.allSettled([
      sendMessage(tenant.live, input({ recipients: many, single: false })),
      sendMessage(tenant.live, input()),
    ]);
    expect(large.status).toBe("rejected");
    expect(small.status).toBe("fulfilled");
  });

  it("answers bad and repeated numbers as rejected rows that cost nothing", async () => {
    const tenant = await world.newTenant({ balanceKes: 5 });
    const recipients = ["0712345678", "12", "+254712345678", "0733000001"];
    const result = await sendMessage(tenant.live, input({ recipients, single: false }));
    if (result.kind !== "accepted") throw new Error("It was accepted.");
    expect(result.messages.map((message) => [message.status, message.reason])).toEqual([
      ["queued", null],
      ["rejected", "invalid_number"],
      ["rejected", "repeated_number"],
      ["queued", null],
    ]);
    expect([result.cost, result.balance]).toEqual([20_000n, 30_000n]);
  });
});

describe("an idempotency key", () => {
  const keyed = (tenant: TestTenant, key: string, hash: string): SendMessageInput =>
    input({
      idempotency: {
        claim: { tenantId: tenant.id, mode: "live", key, operation: "sms.send", requestHash: hash },
        answer: (accepted) => ({ status: 202, body: JSON.stringify({ id: accepted.messages[0]?.id }) }),
      },
    });

  it("has one effect however many come at once, and gives all the first answer", async () => {
    const tenant = await world.newTenant({ balanceKes: 50 });
    const key = newId("event");
    const results = await Promise.all(
      Array.from({ length: 100 }, () => sendMessage(tenant.live, keyed(tenant, key, "a"))),
    );
    const accepted = results.flatMap((result) => (result.kind === "accepted" ? [result.messages[0]?.id] : []));
    const replayed = new Set(results.flatMap((result) => (result.kind === "replayed" ? [result.answer.body] : [])));
    expect(accepted).toHaveLength(1);
    expect([...replayed]).toEqual([JSON.stringify({ id: accepted[0] })]);
    expect((await getBalance(tenant.live)).balance).toBe(490_000n);
  });

  it("refuses another request under the same key", async () => {
    const tenant = await world.newTenant({ balanceKes: 50 });
    const key = newId("event");
    await sendMessage(tenant.live, keyed(tenant, key, "a"));
    await expect(sendMessage(tenant.live, keyed(tenant, key, "b"))).rejects.toMatchObject({
      code: "idempotency.key_reused",
    });
  });

  it("is free again after a refusal for want of money", async () => {
    const tenant = await world.newTenant({ balanceKes: 0 });
    const key = newId("event");
    await expect(sendMessage(tenant.live, keyed(tenant, key, "a"))).rejects.toMatchObject({ kind: "payment_required" });
    await expect(sendMessage(tenant.live, keyed(tenant, key, "b"))).rejects.toMatchObject({ kind: "payment_required" });
  });
});

describe("the rate limit", () => {
  it("lets exactly 60 of 1,000 parallel requests pass", async () => {
    const tenant = await world.newTenant({ balanceKes: 1000 });
    const { accepted, codes } = await outcomes(
      Array.from({ length: 1000 }, () => sendMessage(tenant.live, input({ perMinute: 60 }))),
    );
    expect([accepted, codes]).toEqual([60, ["limits.rate_exceeded"]]);
  });
});

describe("modes and tenants", () => {
  it("spends play money in test mode and never live money", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    await sendMessage(tenant.test, input());
    expect((await getBalance(tenant.test)).balance).toBe(9_990_000n);
    expect((await getBalance(tenant.live)).balance).toBe(100_000n);
  });

  it("keeps a batch over many tenants apart", async () => {
    const tenants = await Promise.all(Array.from({ length: 8 }, () => world.newTenant({ balanceKes: 3 })));
    const sends = tenants.flatMap((tenant) => Array.from({ length: 5 }, () => sendMessage(tenant.live, input())));
    expect((await outcomes(sends)).accepted).toBe(24);
    for (const tenant of tenants) expect((await getBalance(tenant.live)).balance).toBe(0n);
  });
});
