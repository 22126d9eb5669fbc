import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSmsWorld, type SmsWorld } from "#/lib/messaging/testing/sms-world.ts";
import { reportOf } from "#/lib/messaging/testing/scripted-carrier.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import type { TestTenant } from "#/lib/testing/test-ctx.ts";
import { addOptOut } from "./add-opt-out.ts";
import { listOptOuts } from "./list-opt-outs.ts";
import { removeOptOut } from "./remove-opt-out.ts";

let world: SmsWorld;
let tenant: TestTenant;
beforeAll(async () => {
  world = await createSmsWorld();
});
beforeEach(async () => {
  tenant = await world.newTenant({ balanceKes: 100 });
});
afterAll(() => world.close());

const phone = "254712345678";
const phones = async (of: TestTenant) =>
  (await listOptOuts(of.live, { limit: 100, before: null })).optOuts.map((row) => row.phone);
const sendOne = (change: { idempotency?: Parameters<typeof sendMessage>[1]["idempotency"] } = {}) =>
  sendMessage(tenant.live, {
    recipients: ["0712345678"],
    single: true,
    text: "Hello",
    sender: null,
    reference: null,
    perMinute: null,
    idempotency: null,
    ...change,
  });

describe("a phone on the list", () => {
  it("is a rejected row that costs nothing, from the next request on", async () => {
    expect((await world.send(tenant, ["0712345678", "0722345678"])).map(({ status }) => status)).toEqual([
      "queued",
      "queued",
    ]);
    await addOptOut(tenant.live, { phone, source: "api" });
    const [suppressed, other] = await world.send(tenant, ["+254 712 345 678", "0722345678"]);
    expect(suppressed).toMatchObject({ status: "rejected", reason: "opted_out", price: 0n, cost: 0n, segments: 0 });
    expect(other).toMatchObject({ status: "queued", price: 10_000n });
    expect(await world.books(tenant)).toMatchObject({ wallet: 97, reserved: 3 });
    await expect(sendOne()).rejects.toMatchObject({ kind: "refused", code: "messaging.opted_out" });
    await removeOptOut(tenant.live, phone);
    expect(await sendOne()).toMatchObject({ kind: "accepted" });
  });

  it("is no other tenant's, and the test list no live one", async () => {
    const other = await world.newTenant({ balanceKes: 10 });
    await addOptOut(tenant.live, { phone, source: "api" });
    expect(await phones(other)).toEqual([]);
    await expect(removeOptOut(other.live, phone)).rejects.toMatchObject({ code: "opt_outs.not_found" });
    await expect(removeOptOut(tenant.test, phone)).rejects.toMatchObject({ code: "opt_outs.not_found" });
    expect((await world.send(other)).map(({ status }) => status)).toEqual(["queued"]);
  });

  it("stays suppressed when its number has been erased", async () => {
    await addOptOut(tenant.live, { phone, source: "portal" });
    await world.pools.platform.sql`update opt_outs set phone = null where tenant_id = ${tenant.id}`;
    await expect(sendOne()).rejects.toMatchObject({ code: "messaging.opted_out" });
  });

  it("does not take back the answer to an earlier request with the same key", async () => {
    const claim = {
      tenantId: tenant.id,
      mode: "live",
      key: "once",
      operation: "sms.send",
      requestHash: "hash",
    } as const;
    const idempotency = { claim, answer: () => ({ status: 202, body: "first" }) };
    expect(await sendOne({ idempotency })).toMatchObject({ kind: "accepted" });
    await addOptOut(tenant.live, { phone, source: "api" });
    expect(await sendOne({ idempotency })).toMatchObject({ kind: "replayed", answer: { status: 202, body: "first" } });
    const otherHash = { ...idempotency, claim: { ...claim, requestHash: "other" } };
    await expect(sendOne({ idempotency: otherHash })).rejects.toMatchObject({ code: "messaging.opted_out" });
  });
});

describe("the list", () => {
  it("takes a phone once, audits each change, and needs the permission to send", async () => {
    const first = await addOptOut(tenant.live, { phone, source: "api" });
    expect(await addOptOut(tenant.live, { phone, source: "portal" })).toEqual(first);
    await removeOptOut(tenant.live, phone);
    const audit = await world.pools.platform.sql<{ action: string }[]>`
      select action from audit_log where subject = ${first.id} order by seq`;
    expect(audit.map(({ action }) => action)).toEqual(["opt_outs.added", "opt_outs.removed"]);
    const reader = world.tenantCtx(tenant.id, { scopes: ["messages:read"] });
    await expect(addOptOut(reader, { phone, source: "api" })).rejects.toMatchObject({ code: "auth.scope_missing" });
    await expect(removeOptOut(reader, phone)).rejects.toMatchObject({ code: "auth.scope_missing" });
  });

  it("is read in pages, the latest first", async () => {
    for (let number = 0; number < 5; number++) {
      await addOptOut(tenant.live, { phone: `25471234567${number}`, source: "api" });
      world.clock.advance(1);
    }
    const first = await listOptOuts(tenant.live, { limit: 3, before: null });
    const second = await listOptOuts(tenant.live, { limit: 3, before: first.next });
    expect([...first.optOuts, ...second.optOuts].map((row) => row.phone?.at(-1))).toEqual(["4", "3", "2", "1", "0"]);
    expect(second.next).toBeNull();
  });

  it("grows by the network's word that a recipient has opted out, in live mode", async () => {
    const [message] = await world.send(tenant);
    await world.submit();
    await world.report(reportOf(`p-${message?.id}`, "rejected", { reason: "opted_out", optedOut: true }));
    expect(await phones(tenant)).toEqual([phone]);
    world.clock.advance(1_001);
    await expect(sendOne()).rejects.toMatchObject({ code: "messaging.opted_out" });
  });
});
