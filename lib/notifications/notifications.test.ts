import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { alertStaff } from "./alert-staff.ts";
import { mailStaffAlert } from "./mail-staff-alert.ts";
import type { MailEnvelope, Mailer, MailOutcome } from "./mailer.ts";
import { notifyFailingEndpoint } from "./notify-failing-endpoint.ts";
import { notifyLowBalance } from "./notify-low-balance.ts";
import { notifyTenant } from "./notify-tenant.ts";
import { queueEmail } from "./queue-email.ts";
import { sendDueEmails } from "./send-due-emails.ts";
import { signalDueEmails } from "./signal-due-emails.ts";

const clock = fixedClock(new Date("2026-05-04T08:00:00Z"));
const appUrl = "https://app.example";
const reset = {
  template: "reset-password",
  properties: { name: "Asha", url: `${appUrl}/r?token=one-time`, minutes: 60 },
} as const;
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld({ clock });
});
beforeEach(async () => {
  await world.pools.platform.sql`delete from emails`;
});
afterAll(() => world.close());

function mailerOf(answer: (envelope: MailEnvelope) => MailOutcome): Mailer & { got: MailEnvelope[] } {
  const got: MailEnvelope[] = [];
  return {
    got,
    send: (envelope) => {
      got.push(envelope);
      return Promise.resolve(answer(envelope));
    },
  };
}

const taking = () => mailerOf((envelope) => ({ kind: "sent", providerId: `re_${envelope.idempotencyKey}` }));

async function queue(factKey: string): Promise<void> {
  await withTransaction(world.platform, (tx) =>
    queueEmail(tx, { factKey, to: "asha@clinic.example", language: "en", mail: reset }),
  );
}

async function emails(): Promise<Record<string, unknown>[]> {
  return world.pools.platform.sql`select * from emails order by fact_key`;
}

test("a fact is mailed once, with the row's id as the provider's key, and its link stands nowhere in clear", async () => {
  await queue("fact");
  await queue("fact");
  const [stored] = await emails();
  expect(JSON.stringify(stored)).not.toContain("one-time");
  expect(String(stored?.["sealed_properties"])).not.toContain("one-time");
  const mailer = taking();
  expect(await sendDueEmails(world.platform, {}, { mailer })).toBe(1);
  expect(await sendDueEmails(world.platform, {}, { mailer })).toBe(0);
  expect(mailer.got).toEqual([
    { to: "asha@clinic.example", language: "en", mail: reset, idempotencyKey: stored?.["id"] },
  ]);
  expect(await emails()).toMatchObject([{ status: "sent", provider_id: `re_${stored?.["id"]}`, attempts: 1 }]);
});

test("a tenant's own transaction may queue a mail", async () => {
  const tenant = await world.newTenant();
  await withTransaction(tenant.live, (tx) =>
    queueEmail(tx, { factKey: "own", to: "a@b.example", language: "en", mail: reset }),
  );
  expect(await emails()).toHaveLength(1);
});

test("two senders at once send each mail once", async () => {
  for (let index = 0; index < 45; index++) await queue(`many${index}`);
  const mailer = taking();
  await Promise.all([1, 2, 3].map(() => sendDueEmails(world.platform, {}, { mailer })));
  expect(new Set(mailer.got.map((envelope) => envelope.idempotencyKey)).size).toBe(45);
  expect(mailer.got).toHaveLength(45);
});

test("a mail in a dead sender's hands goes out later under the same key", async () => {
  await queue("dead");
  const dead: Mailer = { send: () => new Promise(() => {}) };
  void sendDueEmails(world.platform, {}, { mailer: dead });
  await expect.poll(async () => (await emails())[0]?.["attempts"]).toBe(1);
  const mailer = taking();
  expect(await sendDueEmails(world.platform, {}, { mailer })).toBe(0);
  expect(await signalDueEmails(world.platform)).toBe(false);
  clock.advance(120_000);
  expect(await signalDueEmails(world.platform)).toBe(true);
  expect(await sendDueEmails(world.platform, {}, { mailer })).toBe(1);
});

test("a provider that asks to wait is asked again, and after eight tries staff hear of it", async () => {
  await queue("slow");
  const mailer = mailerOf(() => ({ kind: "retry", reason: "rate_limit_exceeded", afterMs: 30_000 }));
  for (let attempt = 1; attempt <= 9; attempt++) {
    await sendDueEmails(world.platform, {}, { mailer });
    await sendDueEmails(world.platform, {}, { mailer });
    expect(mailer.got).toHaveLength(Math.min(attempt, 8));
    clock.advance(3_600_000);
  }
  expect(await emails()).toMatchObject([{ status: "failed", error: "rate_limit_exceeded", attempts: 8 }]);
  const alerts = await world.pools.platform.sql`select * from staff_alerts where cause = 'mail-failed:reset-password'`;
  expect(alerts).toMatchObject([{ open: true, count: 1 }]);
});

test("a mail that can't be read does not hold up those behind it", async () => {
  await queue("a-broken");
  await world.pools.platform.sql`update emails set sealed_properties = '\\x00'`;
  await queue("b-fine");
  const mailer = taking();
  expect(await sendDueEmails(world.platform, {}, { mailer })).toBe(1);
  expect(await emails()).toMatchObject([{ status: "queued" }, { status: "sent" }]);
});

test("one alert is open per cause, counts, and is mailed to each admin of the staff once", async () => {
  await world.pools.platform.sql`
    insert into users (id, email, name, password_hash) values ('usr_a', 'a@staff.example', 'A', 'x'), ('usr_b', 'b@staff.example', 'B', 'x')`;
  await world.pools.platform.sql`
    insert into staff_members (user_id, role) values ('usr_a', 'admin'), ('usr_b', 'support')`;
  const raise = (message: string) =>
    withTransaction(world.platform, (tx) => alertStaff(tx, { cause: "onfon-down", message }));
  await raise("It is down.");
  await raise("It is still down.");
  const alerts = await world.pools.platform.sql`select * from staff_alerts where cause = 'onfon-down'`;
  expect(alerts).toMatchObject([{ message: "It is still down.", count: 2, open: true }]);
  const opened = await world.pools.platform.sql`
    select data from outbox where name = 'notifications/alert.opened' and data ->> 'alertId' = ${alerts[0]?.["id"]}`;
  expect(opened).toHaveLength(1);
  await mailStaffAlert(world.platform, { alertId: alerts[0]?.["id"], appUrl });
  await mailStaffAlert(world.platform, { alertId: alerts[0]?.["id"], appUrl });
  expect(await emails()).toMatchObject([{ recipient: "a@staff.example", template: "staff-alert" }]);
  await world.pools.platform.sql`update staff_alerts set open = false where cause = 'onfon-down'`;
  await raise("It is down again.");
  expect(await world.pools.platform.sql`select id from staff_alerts where cause = 'onfon-down'`).toHaveLength(2);
});

test("a notice rings once per fact and only its tenant sees it", async () => {
  const [tenant, other] = await Promise.all([world.newTenant(), world.newTenant()]);
  const notice = {
    tenantId: tenant.id,
    type: "topup.completed",
    title: "Paid",
    body: "KES 100.00 came in.",
    factKey: "f",
  };
  await withTransaction(world.platform, (tx) => notifyTenant(tx, notice));
  await withTransaction(tenant.live, (tx) => notifyTenant(tx, notice));
  const seen = (ctx: typeof tenant.live) => withTransaction(ctx, (tx) => tx.sql`select title, data from notifications`);
  expect(await seen(tenant.live)).toEqual([{ title: "Paid", data: {} }]);
  expect(await seen(other.live)).toEqual([]);
  await expect(withTransaction(other.live, (tx) => notifyTenant(tx, { ...notice, factKey: "g" }))).rejects.toThrow();
});

test("a low balance is told by bell and mail, once per fall; play money only by bell", async () => {
  const tenant = await world.newTenant({ balanceKes: 80 });
  for (const mode of ["live", "live", "test"] as const) {
    await notifyLowBalance(world.platform, { tenantId: tenant.id, mode, seq: 7, appUrl });
  }
  const mailer = taking();
  await sendDueEmails(world.platform, {}, { mailer });
  expect(mailer.got.map((envelope) => envelope.mail)).toMatchObject([
    { template: "low-balance", properties: { balance: "KES 80.00", units: 80, url: `${appUrl}/dashboard/wallet` } },
  ]);
  const notices = await world.pools.platform
    .sql`select title from notifications where tenant_id = ${tenant.id} order by id`;
  expect(notices.map((notice) => notice["title"]).sort()).toEqual(["Low balance", "Low play money"]);
});

test("a failing endpoint is told once, and not at all when it answers again", async () => {
  const tenant = await world.newTenant();
  const since = clock.now().toISOString();
  await world.pools.platform.sql`
    insert into webhook_endpoints (id, tenant_id, mode, url, events, sealed_secret, failing_since, warned_at) values
      ('we_failing', ${tenant.id}, 'live', 'https://clinic.example/hooks', '{}', '\\x00', ${since}, ${since}),
      ('we_sound', ${tenant.id}, 'live', 'https://clinic.example/hooks', '{}', '\\x00', null, null)`;
  for (const endpointId of ["we_failing", "we_failing", "we_sound"]) {
    await notifyFailingEndpoint(world.platform, { endpointId, disabled: false, appUrl });
  }
  expect(await emails()).toMatchObject([{ template: "webhook-failing" }]);
});
