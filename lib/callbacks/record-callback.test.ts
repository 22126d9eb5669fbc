import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { createTestWorld, type TestWorld } from "#/lib/testing/test-ctx.ts";
import { claimCallbacks } from "./claim-callbacks.ts";
import { finishCallbacks } from "./finish-callbacks.ts";
import { listWaitingCallbacks } from "./list-waiting-callbacks.ts";
import { naturalKeyOf } from "./natural-key.ts";
import { recordCallback } from "./record-callback.ts";
import { replayCallback } from "./replay-callback.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
});

afterAll(() => world.close());

const call = (subject: string, payload: string) => ({
  kind: "onfon_report" as const,
  subject,
  naturalKey: naturalKeyOf(subject, payload, true),
  payload,
  sourceIp: "127.0.0.1",
});

test("a repeat of the same call is stored once, also when ten come at once", async () => {
  const subject = newId("connection");
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => recordCallback(world.platform, call(subject, "a=1"))),
  );
  expect(answers.filter((answer) => answer.stored)).toHaveLength(1);
  expect(await recordCallback(world.platform, call(subject, "a=1"))).toEqual({ stored: false });
  expect(await recordCallback(world.platform, call(subject, "a=2"))).toEqual({ stored: true });
});

test("calls without a natural key are facts of their own", async () => {
  const input = { ...call(newId("connection"), "x"), naturalKey: null };
  const answers = await Promise.all([recordCallback(world.platform, input), recordCallback(world.platform, input)]);
  expect(answers.every((answer) => answer.stored)).toBe(true);
});

test("500 calls at once are stored in few commits, and announced once per commit", async () => {
  const subject = newId("connection");
  const [before] = await world.pools.platform.sql<{ n: number }[]>`select count(*)::int as n from outbox`;
  await Promise.all(Array.from({ length: 500 }, (_, n) => recordCallback(world.platform, call(subject, `n=${n}`))));
  const [after] = await world.pools.platform.sql<{ n: number }[]>`select count(*)::int as n from outbox`;
  expect((after?.n ?? 0) - (before?.n ?? 0)).toBeLessThanOrEqual(3);
});

test("the payload stands encrypted and is read back only in its own row", async () => {
  const subject = newId("connection");
  await recordCallback(world.platform, call(subject, "msisdn=254700000001"));
  const [row] = await world.pools.platform.sql<{ sealed_payload: Buffer }[]>`
    select sealed_payload from callbacks where subject = ${subject}`;
  expect(row?.sealed_payload.includes("254700000001")).toBe(false);
  const claimed = await withTransaction(world.platform, (tx) => claimCallbacks(tx, "onfon_report", 10_000));
  expect(claimed.find((one) => one.subject === subject)?.payload).toBe("msisdn=254700000001");
});

test("a call that one transaction holds is passed over by another, and a finished one is never claimed again", async () => {
  const subject = newId("connection");
  await recordCallback(world.platform, { ...call(subject, "first"), kind: "onfon_inbound" });
  await recordCallback(world.platform, { ...call(subject, "second"), kind: "onfon_inbound" });
  await withTransaction(world.platform, async (first) => {
    const [oldest] = await claimCallbacks(first, "onfon_inbound", 1);
    expect(oldest?.payload).toBe("first");
    const others = await withTransaction(world.platform, (second) => claimCallbacks(second, "onfon_inbound", 10));
    expect(others.map((other) => other.payload)).toEqual(["second"]);
    if (oldest) await finishCallbacks(first, [{ id: oldest.id, outcome: "applied" }]);
  });
  const left = await withTransaction(world.platform, (tx) => claimCallbacks(tx, "onfon_inbound", 10));
  expect(left.map((one) => one.payload)).toEqual(["second"]);
});

test("a crash before the commit leaves the call waiting; a replayed call waits again", async () => {
  const subject = newId("connection");
  await recordCallback(world.platform, { ...call(subject, "paid"), kind: "stk" });
  const [id = ""] = await listWaitingCallbacks(world.platform, "stk", { limit: 10 });
  const crash = withTransaction(world.platform, async (tx) => {
    await finishCallbacks(tx, [{ id, outcome: "credited" }]);
    throw new Error("crash");
  });
  await expect(crash).rejects.toThrow("crash");
  expect(await listWaitingCallbacks(world.platform, "stk", { limit: 10 })).toEqual([id]);
  await withTransaction(world.platform, (tx) => finishCallbacks(tx, [{ id, outcome: "credited" }]));
  expect(await listWaitingCallbacks(world.platform, "stk", { limit: 10 })).toEqual([]);
  await replayCallback(world.platform, id);
  expect(await listWaitingCallbacks(world.platform, "stk", { limit: 10 })).toEqual([id]);
});

test("staff without the permission can't replay", async () => {
  const support = world.platformAs({
    kind: "staff",
    userId: newId("user"),
    role: "support",
    scopes: ["money:read"],
    ip: null,
  });
  await expect(replayCallback(support, newId("callback"))).rejects.toMatchObject({ code: "auth.scope_missing" });
});
