import { randomBytes } from "node:crypto";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { actForTenant } from "#/lib/core/act-for-tenant.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createUser } from "#/lib/identity/create-user.ts";
import { approveSender } from "#/lib/senders/approve-sender.ts";
import { requestSender } from "#/lib/senders/request-sender.ts";
import { addStaff } from "#/lib/staff/add-staff.ts";
import { addMember } from "#/lib/team/add-member.ts";
import { createTenant } from "#/lib/tenants/create-tenant.ts";
import { operatorTenantId } from "#/lib/tenants/operator.ts";
import { readDemo, writeDemo, type Demo, type DemoTenant } from "./demo-file.ts";

export type SeedDemoInput = {
  /** `$DATA_DIR/demo.json`. */
  file: string;
  /** Absolute addresses of this run. */
  callbacks: Demo["callbacks"];
  simulators: Demo["simulators"];
};

const cast = [
  {
    organisation: "Mwangaza Clinic",
    name: "Asha Wekesa",
    email: "asha@mwangaza.example",
    phone: "254700000101",
    sender: "MWANGAZA",
  },
  {
    organisation: "Kilele School",
    name: "Brian Mutua",
    email: "brian@kilele.example",
    phone: "254700000102",
    sender: "KILELE",
  },
] as const;

/**
 * On an empty database: a demo login of staff and two approved tenants with an approved sender ID, a live and a test key, all
 * with secrets of this installation, written to `file` (0600). On any other database only the addresses in that file are
 * renewed. Returns what the file holds, null when there is no demo.
 */
export async function seedDemo(ctx: PlatformCtx, input: SeedDemoInput): Promise<Demo | null> {
  const { callbacks, simulators } = input;
  return withTransaction(ctx, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('onboarding.seed-demo', 0))`;
    const known = (await isEmpty(tx)) ? null : await readDemo(input.file);
    if (!known && !(await isEmpty(tx))) return null;
    const demo = known ? { ...known, callbacks, simulators } : { ...(await makeCast(tx)), callbacks, simulators };
    // Before the commit: a file without its rows is replaced at the next start, rows without their secrets would be lost.
    await writeDemo(input.file, demo);
    return demo;
  });
}

async function isEmpty(tx: PlatformTx): Promise<boolean> {
  const [row] = await tx.sql<{ empty: boolean }[]>`
    select not exists (select from users) and not exists (select from tenants where id <> ${operatorTenantId}) as empty`;
  return row?.empty ?? false;
}

async function makeCast(tx: PlatformTx): Promise<Pick<Demo, "staff" | "tenant" | "second_tenant">> {
  const staff = { email: "staff@jumbe.example", password: newPassword() };
  const user = await createUser(tx, { ...staff, name: "Demo Staff", phone: null });
  await addStaff(tx, { userId: user.id, role: "admin" });
  const [first, second] = cast;
  return { staff, tenant: await makeTenant(tx, first), second_tenant: await makeTenant(tx, second) };
}

async function makeTenant(tx: PlatformTx, role: (typeof cast)[number]): Promise<DemoTenant> {
  const { email, phone } = role;
  const password = newPassword();
  const owner = await createUser(tx, { email, phone, name: role.name, password });
  const tenant = await createTenant(tx, {
    name: role.organisation,
    contactName: role.name,
    email,
    phone,
    status: "active",
    tier: "premium",
  });
  await addMember(tx, { tenantId: tenant.id, userId: owner.id, role: "owner" });
  const live = actForTenant(tx, tenant.id, "live");
  const purpose = "Appointments and results";
  const sender = await requestSender(live, { name: role.sender, trafficClass: "transactional", purpose });
  await approveSender(tx, { senderId: sender.id });
  const liveKey = await createApiKey(live, { name: "Demo live key" });
  const testKey = await createApiKey(actForTenant(tx, tenant.id, "test"), { name: "Demo test key" });
  return {
    client_id: tenant.id,
    owner: { email, password },
    sender_id: role.sender,
    live_key: liveKey.key,
    test_key: testKey.key,
    account_number: tenant.accountNumber,
  };
}

/** 120 random bits in four groups that can be typed. */
function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz234567892";
  const text = Array.from(randomBytes(24), (byte) => letters.charAt(byte & 31)).join("");
  return text.replace(/(.{6})(?=.)/g, "$1-");
}
