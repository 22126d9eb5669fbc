import { afterAll, beforeAll, expect, test } from "vitest";
import { magicNumbers, type MagicOutcome } from "#/lib/messaging/magic-numbers.ts";
import { magicProofs } from "#/lib/payments/magic-proofs.ts";
import { magicTopUps } from "#/lib/payments/magic-top-ups.ts";
import { call } from "#/lib/testing/call-route.ts";
import type { Furnished } from "./testing/api-world.ts";
import { createTestModeWorld, type TestModeWorld } from "./testing/test-mode-world.ts";
import { operations } from "./v1/index.ts";

// Test mode, played through with everything that runs behind the API. The last tests prove what it never does.

let world: TestModeWorld;
let own: Furnished;

beforeAll(async () => {
  world = await createTestModeWorld();
  own = await world.furnish("test");
});

afterAll(() => world.close());

const post = async (path: string, body: unknown) => {
  const { status, json } = await call("POST", `/api/v1/${path}`, { key: own.key, body });
  return { status, json };
};

const withKey = operations.map(({ operation }) => operation).filter(({ open }) => !open);
/** What takes a thing away comes last. */
const inOrder = withKey.toSorted((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
const needsOwnAccount = ["wallet.sync", "wallet.test_connection"];

test.each(inOrder.map((operation) => [operation.id, operation] as const))(
  "%s answers in test mode as it is documented",
  async (id, operation) => {
    const { status } = await own.call(operation);
    expect(status).toBe(needsOwnAccount.includes(id) ? 409 : operation.response.status);
    await world.background.settle();
  },
);

test("an endpoint of test mode hears of messages and top-ups", async () => {
  const events = ["message.delivered", "message.failed", "topup.completed", "topup.failed"];
  expect((await post("webhooks/endpoints", { url: "https://clinic.example/all", events })).status).toBe(201);
});

const endsOfMessages: Record<MagicOutcome, [status: string, reason: string | null]> = {
  delivered: ["delivered", null],
  undelivered: ["undelivered", "undeliverable"],
  absent: ["undelivered", "absent_subscriber"],
  blacklisted: ["rejected", "opted_out"],
  expired: ["undelivered", "expired"],
  unclear: ["sent", null],
  silent: ["sent", null],
  slow: ["delivered", null],
  "lost-then-reported": ["delivered", null],
  lost: ["unconfirmed", "provider_answer_lost"],
  "sender-refused": ["rejected", "sender_not_allowed"],
  "system-failure": ["failed", "system_failure"],
  "network-first": ["delivered", null],
  "busy-first": ["delivered", null],
};

test.each(magicNumbers.map((magic) => [magic.number, magic.outcome, magic] as const))(
  "a message to %s ends as the docs say: %s",
  async (number, outcome, { meaning }) => {
    const { status, json } = await post("sms/send", { recipient: number, message: "Is anybody there?" });
    expect(status).toBe(202);
    await world.background.settle();
    const [ending, reason] = endsOfMessages[outcome];
    expect(await world.message(String(json["message_id"]))).toEqual({ status: ending, reason });
    expect(meaning.toLowerCase()).toContain(ending);
  },
);

/** `failed, wrong_pin` and the like, in the order of the text. */
const endsIn = (meaning: string) => [...meaning.matchAll(/\b(?:completed|(?:failed|cancelled|expired), [a-z_]+)/g)];

const topUps = magicTopUps.flatMap(({ phone, amountKes, meaning }) => [
  [phone, 250, meaning] as const,
  ["0722000001", amountKes ?? 251, meaning] as const,
]);

test.each(topUps)("a top-up on %s of KES %i ends as the docs say: %s", async (phone, amount, meaning) => {
  const { status } = await post("wallet/topup", { amount, phone_number: phone });
  expect(status).toBe(202);
  await world.background.settle();
  for (let hours = 0; hours < 25 && (await world.endsOfTopUp(own.tenant.id)).length === 0; hours++) {
    world.pass(3_600_000);
    await world.background.sweep("sweep-pending-payments");
  }
  const told = endsIn(meaning).map(([words]) => words);
  expect(told.length).toBeGreaterThan(0);
  expect(await world.endsOfTopUp(own.tenant.id)).toEqual(told);
});

test.each(magicProofs.map(({ number, meaning }) => [number, meaning] as const))(
  "a manual top-up with %s in its proof ends as the docs say: %s",
  async (number, meaning) => {
    const { status } = await post("wallet/topup/manual", { amount: 500, proof: `Slip ${number}` });
    expect(status).toBe(202);
    await world.background.settle();
    expect(await world.endsOfTopUp(own.tenant.id)).toEqual(endsIn(meaning).map(([words]) => words));
  },
);

test("play money that runs low rings the bell", async () => {
  const poor = await world.furnish("test");
  const recipients = Array.from({ length: 95 }, (_, index) => `07330000${String(index).padStart(2, "0")}`);
  const body = { recipients, message: "x".repeat(1_530) };
  expect((await call("POST", "/api/v1/sms/send", { key: poor.key, body })).status).toBe(202);
  world.pass(20_000);
  await world.background.sweep("sweep-due-work");
  const notices = await world.pools.platform.sql<{ title: string }[]>`
    select title from notifications where tenant_id = ${poor.tenant.id} and type = 'balance.low'`;
  expect([...notices]).toEqual([{ title: "Low play money" }]);
});

test("after three days the message whose answer was lost has failed and its price is back", async () => {
  world.pass(72 * 3_600_000);
  await world.background.sweep("sweep-messages");
  const { sql } = world.pools.platform;
  const rows = await sql`select status, charge from messages where recipient = '254700000009'`;
  expect([...rows]).toEqual([{ status: "failed", charge: "released" }]);
});

test("all of that has called no provider and mailed nobody, while webhooks went out", async () => {
  for (const id of ["sweep-messages", "sweep-pending-payments", "release-scheduled", "sweep-due-work", "seal-chains"])
    await world.background.sweep(id);
  expect(world.calls()).toEqual([]);
  expect([...(await world.pools.platform.sql`select template from emails`)]).toEqual([]);
  expect(world.webhooks.length).toBeGreaterThan(40);
  expect(new Set(world.webhooks.map(({ mode }) => mode))).toEqual(new Set(["test"]));
});

test("the same calls with a live key reach each of them", async () => {
  const live = await world.furnish("live");
  const { key } = live;
  await call("POST", "/api/v1/sms/send", { key, body: { recipient: "0700000001", message: "Now" } });
  await call("POST", "/api/v1/wallet/topup", { key, body: { amount: 11_032, phone_number: "0722000001" } });
  await world.background.settle();
  expect(new Set(world.calls().map((one) => one.split(" ")[0]))).toEqual(new Set(["sms", "money", "mail"]));
});
