import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import { addOptOut } from "#/lib/opt-outs/add-opt-out.ts";
import { cancelMessage } from "./cancel-message.ts";
import { getMessageDetails } from "./get-message-details.ts";
import { releaseAllScheduled } from "./release-all-scheduled.ts";
import type { SendInput } from "./send-input.ts";
import { sendMessage } from "./send-message.ts";
import { createSmsWorld, type SmsWorld } from "./testing/sms-world.ts";

let world: SmsWorld;
let tenant: TestTenant;
beforeAll(async () => {
  world = await createSmsWorld();
});
beforeEach(async () => {
  world.clock.set(new Date("2026-03-02T07:00:00Z"));
  tenant = await world.newTenant({ balanceKes: 100 });
});
afterAll(() => world.close());

const later = "2026-03-02T12:00:00+03:00";

async function send(change: Partial<SendInput> = {}) {
  const result = await sendMessage(tenant.live, {
    recipients: ["0712345678"],
    single: true,
    text: "Your appointment is tomorrow",
    sender: null,
    reference: null,
    scheduleAt: later,
    perMinute: null,
    idempotency: null,
    ...change,
  });
  if (result.kind !== "accepted") throw new Error("A send without a key is never a replay.");
  return result;
}

const idOf = async (change: Partial<SendInput> = {}) => (await send(change)).messages[0]?.id ?? "";

async function approvePromotional(name: string): Promise<void> {
  await world.pools.platform.sql`
    insert into senders (id, tenant_id, name, status, traffic_class)
    values (${`snd_${name}`}, ${tenant.id}, ${name}, 'approved', 'promotional')`;
}

describe("a scheduled message", () => {
  it("has its money reserved at once and leaves when its time has come, not before", async () => {
    const { messages, balance, scheduledAt } = await send();
    const id = messages[0]?.id ?? "";
    expect(scheduledAt).toEqual(new Date("2026-03-02T09:00:00Z"));
    expect(messages[0]?.status).toBe("scheduled");
    expect(balance).toBe(990_000n);
    expect(await world.books(tenant)).toMatchObject({ wallet: 99, reserved: 1 });
    world.clock.set(new Date("2026-03-02T08:59:59Z"));
    expect(await releaseAllScheduled(world.platform)).toEqual({ released: 0 });
    expect(await world.submit()).toMatchObject({ claimed: 0 });
    world.clock.set(new Date("2026-03-02T09:00:00Z"));
    const rounds = await Promise.all([releaseAllScheduled(world.platform), releaseAllScheduled(world.platform)]);
    expect(rounds.reduce((sum, { released }) => sum + released, 0)).toBe(1);
    expect(await world.message(id)).toMatchObject({ status: "queued", charge: "reserved" });
    await world.submit();
    expect(await world.message(id)).toMatchObject({ status: "sent", charge: "captured" });
  });

  it("is cancelled once, with its price back as one refund line", async () => {
    const id = await idOf();
    const { message, refund } = await cancelMessage(tenant.live, id);
    expect(message).toMatchObject({ status: "cancelled", cost: 0n });
    expect(refund).toMatchObject({ amount: 10_000n, balance: 1_000_000n });
    await expect(cancelMessage(tenant.live, id)).rejects.toMatchObject({
      kind: "conflict",
      code: "messaging.not_cancellable",
    });
    world.clock.set(new Date("2026-03-02T09:00:00Z"));
    expect(await releaseAllScheduled(world.platform)).toEqual({ released: 0 });
    const { wallet, reserved, lines } = await world.books(tenant);
    expect({ wallet, reserved }).toEqual({ wallet: 100, reserved: 0 });
    expect(lines.slice(-2)).toEqual(["deduction debit 1", "refund credit 1"]);
    expect((await getMessageDetails(tenant.live, id)).moneyLines.map(({ type }) => type)).toEqual([
      "deduction",
      "refund",
    ]);
  });

  it("is rejected with its price back when its recipient has opted out meanwhile", async () => {
    const id = await idOf();
    await addOptOut(tenant.live, { phone: "254712345678", source: "api" });
    world.clock.set(new Date("2026-03-02T09:00:00Z"));
    await releaseAllScheduled(world.platform);
    expect(await world.message(id)).toMatchObject({ status: "rejected", reason: "opted_out", charge: "released" });
    expect(await world.books(tenant)).toMatchObject({ wallet: 100, reserved: 0 });
  });
});

describe("cancelling", () => {
  it("takes a queued message that no call has in hand", async () => {
    const id = await idOf({ scheduleAt: null });
    expect((await cancelMessage(tenant.live, id)).message.status).toBe("cancelled");
    expect(await world.submit()).toMatchObject({ claimed: 0 });
  });

  it("refuses what has been sent, and another tenant's message is not found", async () => {
    const id = await idOf({ scheduleAt: null });
    await world.submit();
    await expect(cancelMessage(tenant.live, id)).rejects.toMatchObject({ code: "messaging.not_cancellable" });
    const other = await world.newTenant();
    for (const ctx of [other.live, tenant.test]) {
      await expect(cancelMessage(ctx, id)).rejects.toMatchObject({ code: "messaging.message_not_found" });
      await expect(getMessageDetails(ctx, id)).rejects.toMatchObject({ code: "messaging.message_not_found" });
    }
    const reader = world.tenantCtx(tenant.id, { scopes: ["messages:read"] });
    await expect(cancelMessage(reader, id)).rejects.toMatchObject({ code: "auth.scope_missing" });
  });

  it("and sending at the same moment end in one of the two, with the books right", async () => {
    for (let round = 0; round < 20; round++) {
      const id = await idOf({ scheduleAt: null });
      const [cancelled] = await Promise.allSettled([cancelMessage(tenant.live, id), world.submit()]);
      const { status } = await world.message(id);
      expect(status).toBe(cancelled.status === "fulfilled" ? "cancelled" : "sent");
    }
    expect((await world.books(tenant)).reserved).toBe(0);
  });
});

describe("a text for each recipient", () => {
  it("is measured, priced and sent on its own", async () => {
    const { messages, cost } = await send({
      recipients: ["0712345678", "0722345678", "not a phone"],
      single: false,
      text: ["Habari Amina", "a".repeat(161), "Never sent"],
      scheduleAt: null,
    });
    expect(messages.map(({ status, segments }) => [status, segments])).toEqual([
      ["queued", 1],
      ["queued", 2],
      ["rejected", 0],
    ]);
    expect(cost).toBe(30_000n);
    await world.submit();
    const sent = world.carrier.calls.flatMap((call) => call.messages);
    for (const [index, text] of ["Habari Amina", "a".repeat(161)].entries()) {
      const id = messages[index]?.id ?? "";
      expect(sent.find(({ messageId }) => messageId === id)?.text).toBe(text);
      expect((await getMessageDetails(tenant.live, id)).text).toBe(text);
    }
  });

  it("names the field of a text that can't be sent", async () => {
    const asked = send({ recipients: ["0712345678", "0722345678"], single: false, text: ["Hello", " "] });
    await expect(asked).rejects.toMatchObject({ code: "messaging.empty_text", param: "messages.1.message" });
  });
});

describe("promotional messages", () => {
  it("carry the way out, counted, and wait for their hours", async () => {
    await approvePromotional("OFFERS");
    world.clock.set(new Date("2026-03-02T19:00:00Z"));
    const { messages, held, scheduledAt, segments } = await send({
      sender: "OFFERS",
      scheduleAt: null,
      text: "a".repeat(147),
    });
    expect({ held, segments, scheduledAt }).toEqual({
      held: true,
      segments: 2,
      scheduledAt: new Date("2026-03-03T05:00:00Z"),
    });
    const id = messages[0]?.id ?? "";
    expect((await getMessageDetails(tenant.live, id)).text).toBe(`${"a".repeat(147)} STOP*456*9*5#`);
    expect(await world.message(id)).toMatchObject({ status: "scheduled", reason: "promotional_hours" });
    world.clock.set(new Date("2026-03-03T05:00:00Z"));
    await releaseAllScheduled(world.platform);
    await world.submit();
    expect(await world.message(id)).toMatchObject({ status: "sent", reason: null });
  });

  it("that are still queued when the hours end wait for the next", async () => {
    await approvePromotional("EVENING");
    world.clock.set(new Date("2026-03-02T14:59:59Z"));
    const id = await idOf({ sender: "EVENING", scheduleAt: null });
    expect(await world.message(id)).toMatchObject({ status: "queued" });
    world.clock.set(new Date("2026-03-02T15:00:01Z"));
    const { claimed, nextInMs } = await world.submit();
    expect({ claimed, nextInMs }).toEqual({ claimed: 0, nextInMs: 14 * 3_600_000 - 1000 });
    world.clock.set(new Date("2026-03-03T05:00:00Z"));
    expect(await world.submit()).toMatchObject({ claimed: 1 });
  });

  it("need a sender ID of their class, and others one of theirs", async () => {
    await approvePromotional("DEALS");
    await expect(send({ sender: "DEALS", trafficClass: "transactional" })).rejects.toMatchObject({
      kind: "refused",
      code: "messaging.traffic_class_mismatch",
    });
    await expect(send({ trafficClass: "promotional", sender: tenant.sender })).rejects.toMatchObject({
      code: "messaging.traffic_class_mismatch",
    });
    expect((await send({ trafficClass: "promotional" })).messages[0]?.status).toBe("scheduled");
  });
});
