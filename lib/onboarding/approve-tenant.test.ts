import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUser } from "#/lib/identity/create-user.ts";
import { requestSender } from "#/lib/senders/request-sender.ts";
import { addMember } from "#/lib/team/add-member.ts";
import { getTenant } from "#/lib/tenants/lookup.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { approveTenant } from "./approve-tenant.ts";
import { decideSender } from "./decide-sender.ts";
import { getChecklist } from "./get-checklist.ts";
import { rejectTenant } from "./reject-tenant.ts";
import { mailsTo } from "./testing/mails.ts";

const appUrl = "https://app.example";
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const staff = (scopes = ["tenants:approve", "senders:approve", "tenants:read"]) =>
  world.platformAs({ kind: "staff", userId: "usr_staff", role: "admin", scopes, ip: null });

let owners = 0;
async function waitingTenant(): Promise<TestTenant & { email: string }> {
  const tenant = await world.newTenant({ status: "pending_approval", sender: null });
  const email = `owner${++owners}@clinic.example`;
  const user = await createUser(world.platform, { email, name: "Asha", phone: null, password: "twiga anakunywa maji" });
  await addMember(world.platform, { tenantId: tenant.id, userId: user.id, role: "owner" });
  return { ...tenant, email };
}

const noticesOf = (tenantId: number) => world.pools.platform.sql<{ type: string; body: string }[]>`
  select type, body from notifications where tenant_id = ${tenantId} order by created_at`;

describe("approveTenant", () => {
  test("one click: active, a welcome mail without any secret, a notice, an audit row; a second click is refused", async () => {
    const { id, email } = await waitingTenant();
    await expect(approveTenant(staff([]), { tenantId: id, appUrl })).rejects.toMatchObject({
      code: "auth.scope_missing",
    });
    expect(await approveTenant(staff(), { tenantId: id, appUrl })).toMatchObject({ status: "active" });
    await expect(approveTenant(staff(), { tenantId: id, appUrl })).rejects.toMatchObject({
      code: "tenants.wrong_state",
    });
    const mails = await mailsTo(world.platform, email);
    expect(mails).toMatchObject([
      { template: "welcome", properties: { clientId: id, firstKeyUrl: `${appUrl}/dashboard#first-key` } },
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/sk_(live|test)_|whsec_/);
    expect((await noticesOf(id)).map(({ type }) => type)).toEqual(["tenant.approved"]);
    const audit = await world.pools.platform.sql`
      select before, after from audit_log where tenant_id = ${id} and action = 'tenants.approved'`;
    expect(audit.map((row) => ({ ...row }))).toEqual([
      { before: { status: "pending_approval" }, after: { status: "active", reason: null } },
    ]);
  });

  test("a tenant that has not proven its e-mail is not approved, and one that is not there not found", async () => {
    const { id } = await world.newTenant({ status: "pending_verification", sender: null });
    await expect(approveTenant(staff(), { tenantId: id, appUrl })).rejects.toMatchObject({
      code: "tenants.wrong_state",
    });
    await expect(approveTenant(staff(), { tenantId: 999_999, appUrl })).rejects.toMatchObject({ kind: "not_found" });
  });

  test("two clicks at once approve once", async () => {
    const { id, email } = await waitingTenant();
    const outcomes = await Promise.allSettled([1, 2].map(() => approveTenant(staff(), { tenantId: id, appUrl })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await mailsTo(world.platform, email)).toHaveLength(1);
  });
});

describe("rejectTenant", () => {
  test("the owner is told the reason, and may be approved later", async () => {
    const { id, email } = await waitingTenant();
    const reason = "The registration number is missing.";
    await rejectTenant(staff(), { tenantId: id, reason, appUrl });
    expect(await getTenant(world.platform, id)).toMatchObject({ status: "rejected", statusReason: reason });
    expect(await mailsTo(world.platform, email)).toMatchObject([
      { template: "tenant-rejected", properties: { reason } },
    ]);
    expect(await noticesOf(id)).toMatchObject([{ type: "tenant.rejected", body: reason }]);
    expect(await approveTenant(staff(), { tenantId: id, appUrl })).toMatchObject({
      status: "active",
      statusReason: null,
    });
  });
});

describe("decideSender", () => {
  test.each(["approve", "reject"] as const)(
    "after %s the tenant has mail, notice and event, once",
    async (decision) => {
      const { id, live, email } = await waitingTenant();
      const sender = await requestSender(live, { name: `S-${decision}`, trafficClass: "transactional", purpose: null });
      const input = { senderId: sender.id, appUrl, decision, reason: "Send the letter." };
      await decideSender(staff(), input);
      await expect(decideSender(staff(), input)).rejects.toMatchObject({ code: "senders.wrong_state" });
      const type = decision === "approve" ? "sender_id.approved" : "sender_id.rejected";
      expect(await mailsTo(world.platform, email)).toMatchObject([
        { template: "sender-decided", properties: { sender: sender.name, approved: decision === "approve" } },
      ]);
      expect((await noticesOf(id)).map((notice) => notice.type)).toEqual([type]);
      const events = await world.pools.platform.sql`select type, mode, data from tenant_events where tenant_id = ${id}`;
      expect(events.map((row) => ({ ...row }))).toMatchObject([
        { type, mode: "live", data: { sender_id: sender.name } },
      ]);
    },
  );
});

describe("getChecklist", () => {
  test("steps are ticked by facts of both modes, whichever is shown", async () => {
    const { id, live, test: testCtx } = await waitingTenant();
    const doneIn = async (ctx: typeof live) =>
      (await getChecklist(ctx)).filter(({ done }) => done).map(({ step }) => step);
    expect(await doneIn(live)).toEqual(["verify_email"]);
    const sender = await requestSender(live, { name: `C-${id}`, trafficClass: "transactional", purpose: null });
    await decideSender(staff(), { senderId: sender.id, appUrl, decision: "approve" });
    await approveTenant(staff(), { tenantId: id, appUrl });
    expect(await doneIn(live)).toEqual(["verify_email", "request_sender", "get_approved"]);
    expect(await getChecklist(testCtx)).toEqual(await getChecklist(live));
  });
});
