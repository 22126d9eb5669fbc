import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noteAnswer } from "#/lib/connections/note-answer.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { expireAttempts, openAttemptMs } from "./expire-attempts.ts";
import { releaseUnconfirmed } from "./release-unconfirmed.ts";
import { signalWaiting } from "./signal-waiting.ts";
import { acceptAll, outcome, reportOf } from "./testing/scripted-carrier.ts";
import { createSmsWorld, type SmsWorld } from "./testing/sms-world.ts";

let world: SmsWorld;

beforeAll(async () => {
  world = await createSmsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.carrier.answer = acceptAll;
  world.carrier.calls.length = 0;
  await withTransaction(world.platform, (tx) => noteAnswer(tx, world.connectionId));
});

const hour = 3_600_000;
const firstOf = <Item>(items: Item[]): Item => {
  const [first] = items;
  if (first === undefined) throw new Error("There is a first one.");
  return first;
};

describe("what the provider takes", () => {
  it("is captured once and the tenant sees one deduction", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant));
    expect(await world.books(tenant)).toMatchObject({ wallet: 9, reserved: 1 });
    await world.submit();
    expect(await world.message(id)).toMatchObject({
      status: "sent",
      charge: "captured",
      provider_message_id: `p-${id}`,
    });
    expect(await world.books(tenant)).toMatchObject({
      wallet: 9,
      reserved: 0,
      lines: ["adjustment credit 10", "deduction debit 1"],
    });
    expect(await world.submit()).toEqual({ claimed: 0, nextInMs: null });
    expect(world.carrier.calls).toHaveLength(1);
  });

  it("never has one number twice in a call, nor two senders, nor two encodings", async () => {
    const tenant = await world.newTenant({ balanceKes: 100 });
    await world.send(tenant, ["0712000001", "0712000002"]);
    await world.send(tenant, ["0712000001"], "Tafadhali njoo kesho 😀");
    await world.send(tenant, ["0712000001"]);
    await world.submit();
    expect(world.carrier.calls).toHaveLength(3);
    for (const call of world.carrier.calls) {
      const numbers = call.messages.map(({ recipient }) => recipient);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    expect(world.carrier.calls.map(({ encoding }) => encoding).sort()).toEqual(["gsm7", "gsm7", "ucs2"]);
  });
});

describe("what the provider refuses", () => {
  it("comes back as one refund line per request", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const messages = await world.send(tenant, ["0712000001", "0712000002", "0712000003"]);
    world.carrier.answer = (call) =>
      outcome(
        call.messages.map(({ messageId }, index) =>
          index === 0
            ? { kind: "accepted", providerMessageId: `p-${messageId}` }
            : { kind: "refused", status: "rejected", reason: "sender_not_allowed" },
        ),
      );
    await world.submit();
    expect((await Promise.all(messages.map(({ id }) => world.message(id)))).map(({ charge }) => charge).sort()).toEqual(
      ["captured", "released", "released"],
    );
    expect(await world.books(tenant)).toMatchObject({
      wallet: 9,
      reserved: 0,
      lines: ["adjustment credit 10", "deduction debit 3", "refund credit 2"],
    });
  });
});

describe("an answer that was lost", () => {
  const lose = () => {
    world.carrier.answer = (call) => outcome(call.messages.map(() => ({ kind: "unknown", reason: "http_500" })));
  };

  it("leaves the message unconfirmed with its money reserved, and is never sent again", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant));
    lose();
    await world.submit();
    expect(await world.message(id)).toMatchObject({
      status: "unconfirmed",
      charge: "reserved",
      reason: "provider_answer_lost",
    });
    world.clock.advance(hour);
    await signalWaiting(world.platform);
    expect(await world.submit()).toMatchObject({ claimed: 0 });
    expect(await world.books(tenant)).toMatchObject({ wallet: 9, reserved: 1 });
  });

  it("is settled by a report, which also brings its id: captured first, then the status", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant, ["0722000009"]));
    lose();
    await world.submit();
    await world.report(reportOf("late-id", "delivered", { recipient: "254722000009" }));
    expect(await world.message(id)).toMatchObject({
      status: "delivered",
      charge: "captured",
      provider_message_id: "late-id",
    });
    expect(await world.books(tenant)).toMatchObject({ wallet: 9, reserved: 0 });
  });

  it("is told apart by the start of the text when a number has several, else the oldest is meant", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const first = firstOf(await world.send(tenant, ["0722000010"], "First text"));
    const second = firstOf(await world.send(tenant, ["0722000010"], "Second text"));
    const third = firstOf(await world.send(tenant, ["0722000010"], "Third text"));
    lose();
    await world.submit();
    await world.report(reportOf("r-2", "delivered", { recipient: "254722000010", textStart: "Second" }));
    await world.report(reportOf("r-1", "delivered", { recipient: "254722000010" }));
    expect((await world.message(second.id)).provider_message_id).toBe("r-2");
    expect((await world.message(first.id)).provider_message_id).toBe("r-1");
    expect((await world.message(third.id)).status).toBe("unconfirmed");
  });

  it("gives the money back after 72 hours, and a later delivery charges nothing", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant, ["0722000011"]));
    lose();
    await world.submit();
    world.clock.advance(73 * hour);
    await releaseUnconfirmed(world.platform, { limit: 100 });
    await releaseUnconfirmed(world.platform, { limit: 100 });
    expect(await world.message(id)).toMatchObject({
      status: "failed",
      charge: "released",
      reason: "provider_answer_lost",
    });
    expect(await world.books(tenant)).toMatchObject({ wallet: 10, reserved: 0 });
  });
});

describe("a process that dies between the attempt and its outcome", () => {
  it("leaves an open attempt that becomes unconfirmed, not a second send", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant, ["0722000012"]));
    let calls = 0;
    const lost = new Promise<never>(() => {});
    world.carrier.answer = () => {
      calls++;
      return lost;
    };
    void world.submit();
    await expect.poll(() => calls).toBe(1);
    expect(await expireAttempts(world.platform)).toEqual({ messages: 0 });
    world.clock.advance(openAttemptMs + 1);
    expect(await expireAttempts(world.platform)).toEqual({ messages: 1 });
    world.carrier.answer = acceptAll;
    expect(await world.submit()).toMatchObject({ claimed: 0 });
    expect(await world.message(id)).toMatchObject({ status: "unconfirmed", charge: "reserved" });
  });
});

describe("a broken account", () => {
  it("pauses the connection, keeps messages queued and alerts staff; it goes on when resumed", async () => {
    const tenant = await world.newTenant({ balanceKes: 10 });
    const { id } = firstOf(await world.send(tenant));
    world.carrier.answer = (call) =>
      outcome(
        call.messages.map(() => ({ kind: "retry", reason: "provider_credits", afterMs: 1000, maxTries: null })),
        { pause: { reason: "insufficient credits", retryAfterMs: 60_000 } },
      );
    await world.submit();
    expect(await world.message(id)).toMatchObject({ status: "queued", charge: "reserved" });
    expect(await world.submit()).toEqual({ claimed: 0, nextInMs: null });
    const alerts = await world.pools.platform
      .sql`select 1 from staff_alerts where cause like 'connection-paused:%' and open`;
    expect(alerts).toHaveLength(1);
    world.carrier.answer = acceptAll;
    world.clock.advance(61_000);
    expect(await signalWaiting(world.platform)).toEqual({ connections: 1 });
    await world.submit();
    expect(await world.message(id)).toMatchObject({ status: "sent", charge: "captured" });
  });
});

describe("turns between tenants", () => {
  it("lets a single message pass a neighbour's thousand in the first claim", async () => {
    const [large, small] = [await world.newTenant({ balanceKes: 1000 }), await world.newTenant({ balanceKes: 1 })];
    const many = Array.from({ length: 1000 }, (_, index) => `0733${String(index).padStart(6, "0")}`);
    await world.send(large, many);
    const { id } = firstOf(await world.send(small));
    world.clock.advance(1000);
    await world.submit();
    expect((await world.message(id)).status).toBe("sent");
  });
});
