import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { approveSender } from "./approve-sender.ts";
import { listSenders } from "./list-senders.ts";
import { listSubmittedSenders } from "./list-submitted-senders.ts";
import { rejectSender } from "./reject-sender.ts";
import { requestSender } from "./request-sender.ts";

let world: TestWorld;
let tenant: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  world = await createTestWorld();
  tenant = await world.newTenant({ sender: null });
  other = await world.newTenant({ sender: null });
});
afterAll(() => world.close());

const staff = (scopes = ["senders:approve", "tenants:read"]) =>
  world.platformAs({ kind: "staff", userId: "usr_staff", role: "admin", scopes, ip: null });
const ask = (of: TestTenant, name: string, trafficClass: "transactional" | "promotional" = "transactional") =>
  requestSender(of.live, { name, trafficClass, purpose: "Results" });
const auditOf = async (subject: string) =>
  (
    await world.pools.platform.sql<
      { action: string }[]
    >`select action from audit_log where subject = ${subject} order by seq`
  ).map(({ action }) => action);

describe("requestSender", () => {
  test("a name waits for staff once, however often it is asked for", async () => {
    const sender = await ask(tenant, "MAJI");
    expect(sender).toMatchObject({ status: "submitted", name: "MAJI" });
    expect((await ask(tenant, "MAJI")).id).toBe(sender.id);
    expect(await auditOf(sender.id)).toEqual(["senders.requested"]);
  });

  test("a name that can't be, and a reader, are refused", async () => {
    await expect(ask(tenant, "TWELVE CHARS")).rejects.toMatchObject({ kind: "refused", code: "senders.name_invalid" });
    const reader = world.tenantCtx(tenant.id, { scopes: ["senders:read"] });
    const input = { name: "ABC", trafficClass: "transactional", purpose: null } as const;
    await expect(requestSender(reader, input)).rejects.toMatchObject({ code: "auth.scope_missing" });
  });

  test("a tenant sees its own sender IDs only, case by case", async () => {
    await ask(other, "Maji");
    expect((await listSenders(other.live)).map(({ name }) => name)).toEqual(["Maji"]);
    expect((await listSenders(tenant.live)).map(({ name }) => name)).not.toContain("Maji");
  });
});

describe("approveSender and rejectSender", () => {
  test("a decision is made once, with an audit row, by staff who may", async () => {
    const sender = await ask(tenant, "SHULE");
    await expect(approveSender(staff([]), { senderId: sender.id })).rejects.toMatchObject({
      code: "auth.scope_missing",
    });
    expect(await approveSender(staff(), { senderId: sender.id })).toMatchObject({ status: "approved" });
    await expect(approveSender(staff(), { senderId: sender.id })).rejects.toMatchObject({
      code: "senders.wrong_state",
    });
    await expect(rejectSender(staff(), { senderId: sender.id, reason: "x" })).rejects.toMatchObject({
      code: "senders.wrong_state",
    });
    await expect(ask(tenant, "SHULE")).rejects.toMatchObject({ code: "senders.wrong_state" });
    expect(await auditOf(sender.id)).toEqual(["senders.requested", "senders.approved"]);
  });

  test("a rejected name shows the reason and can be asked for again", async () => {
    const sender = await ask(tenant, "DUKA");
    await rejectSender(staff(), { senderId: sender.id, reason: "Send the letter." });
    expect((await listSenders(tenant.live)).find(({ id }) => id === sender.id)).toMatchObject({
      status: "rejected",
      statusReason: "Send the letter.",
    });
    expect(await ask(tenant, "DUKA")).toMatchObject({ id: sender.id, status: "submitted", statusReason: null });
  });

  test("of two tenants one has a name, also when both are approved at once", async () => {
    const pair = [await ask(tenant, "SOKO"), await ask(other, "SOKO")];
    const outcomes = await Promise.allSettled(pair.map(({ id }) => approveSender(staff(), { senderId: id })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "senders.name_taken" },
    });
  });

  test("a promotional name is approved as such", async () => {
    const sender = await ask(tenant, "OFFERS", "promotional");
    const approved = await approveSender(staff(), { senderId: sender.id });
    expect(approved).toMatchObject({ status: "approved", trafficClass: "promotional" });
  });

  test("the queue warns of reserved words and of other tenants' names", async () => {
    await approveSender(staff(), { senderId: (await ask(other, "KILIMO")).id });
    const [warned, likeness] = [await ask(tenant, "M-PESA 1"), await ask(tenant, "K1LIMO")];
    const queue = await listSubmittedSenders(staff());
    expect(queue.find(({ id }) => id === warned.id)?.warnings.reservedWord).toBe("mpesa");
    expect(queue.find(({ id }) => id === likeness.id)?.warnings.lookAlikes).toEqual(["KILIMO"]);
  });
});
