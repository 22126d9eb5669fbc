import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { listKeysOfTenant } from "#/lib/api-keys/list-keys-of-tenant.ts";
import { fromKes } from "#/lib/core/money.ts";
import { listMessages } from "#/lib/messaging/list-messages.ts";
import { sendMessage } from "#/lib/messaging/send-message.ts";
import { ensurePlatformConnections } from "#/lib/connections/ensure-platform-connections.ts";
import { requestManualTopUp } from "#/lib/payments/request-manual-top-up.ts";
import { requestSender } from "#/lib/senders/request-sender.ts";
import { findNamedTenant } from "#/lib/tenants/find-named-tenant.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";
import { createTestWorld, type TestTenant, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { getBalance } from "#/lib/wallet/get-balance.ts";
import { scopesOfStaff } from "./roles.ts";
import { viewTenant } from "./view-tenant.ts";

let world: TestWorld;
let tenant: TestTenant;
let other: TestTenant;

const sms = {
  recipients: ["0712345678"],
  single: true,
  text: "Hello",
  sender: null,
  reference: null,
  perMinute: null,
  idempotency: null,
} as const;

beforeAll(async () => {
  world = await createTestWorld();
  await ensurePlatformConnections(world.platform);
  [tenant, other] = [await world.newTenant({ balanceKes: 20 }), await world.newTenant({ balanceKes: 30 })];
  for (const { live } of [tenant, other]) {
    await sendMessage(live, sms);
  }
});
afterAll(() => world.close());

const staff = (scopes: readonly string[] = scopesOfStaff("support")) =>
  world.platformAs({ kind: "staff", userId: "usr_staff", role: "support", scopes, ip: null });

test("staff see the rows of the one tenant they look at, in the one mode", async () => {
  const view = viewTenant(staff(), tenant.id, "live");
  expect((await getBalance(view)).balance).toBe(fromKes(19));
  expect((await listMessages(view, { limit: 10, before: null })).messages).toHaveLength(1);
  const play = viewTenant(staff(), tenant.id, "test");
  expect((await listMessages(play, { limit: 10, before: null })).messages).toEqual([]);
});

test("who looks can change nothing", async () => {
  const view = viewTenant(staff(scopesOfStaff("admin")), tenant.id, "live");
  const missing = { code: "auth.scope_missing" };
  await expect(sendMessage(view, sms)).rejects.toMatchObject(missing);
  await expect(createApiKey(view, { name: "Mine" })).rejects.toMatchObject(missing);
  await expect(
    requestSender(view, { name: "MINE", trafficClass: "transactional", purpose: null }),
  ).rejects.toMatchObject(missing);
  await expect(requestManualTopUp(view, { amount: fromKes(100), method: "bank", proof: "none" })).rejects.toMatchObject(
    missing,
  );
});

test("looking needs the permission to read tenants and money", () => {
  for (const scopes of [[], ["tenants:read"], ["money:read"]]) {
    expect(() => viewTenant(staff(scopes), tenant.id, "live")).toThrow(/permission/);
  }
});

test("a client id and a public id name one tenant; nothing else names any, and the operator's own is not shown", async () => {
  const byNumber = await findNamedTenant(staff(), String(tenant.id));
  expect(byNumber?.id).toBe(tenant.id);
  expect((await findNamedTenant(staff(), byNumber?.publicId ?? ""))?.id).toBe(tenant.id);
  for (const name of ["999999", "0", "-1", "new", "ten_nobody", `${tenant.id}x`, String(operatorTenantId), ""]) {
    expect(await findNamedTenant(staff(), name)).toBeNull();
  }
  await expect(findNamedTenant(staff([]), String(tenant.id))).rejects.toMatchObject({ code: "auth.scope_missing" });
});

test("keys of both modes are listed without anything that opens a door, and none of a neighbour's", async () => {
  const made = [await createApiKey(tenant.live, { name: "Live" }), await createApiKey(tenant.test, { name: "Test" })];
  await createApiKey(other.live, { name: "Other" });
  const keys = await listKeysOfTenant(staff(), tenant.id);
  expect(keys.map(({ name, mode }) => [name, mode])).toEqual([
    ["Test", "test"],
    ["Live", "live"],
  ]);
  for (const { key } of made) expect(JSON.stringify(keys)).not.toContain(key);
  await expect(listKeysOfTenant(staff([]), tenant.id)).rejects.toMatchObject({ code: "auth.scope_missing" });
});
