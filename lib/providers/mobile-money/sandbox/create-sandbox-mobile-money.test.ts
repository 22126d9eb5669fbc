import { expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { magicTopUps, type MagicTopUpOutcome } from "#/lib/payments/magic-top-ups.ts";
import type { QueryOutcome } from "#/lib/payments/mobile-money.ts";
import { createSandboxMobileMoney } from "./create-sandbox-mobile-money.ts";

const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
const road = createSandboxMobileMoney({ clock });
const ordinaryPhone = "254711000001";
const outcomes = magicTopUps.map(({ outcome }) => outcome);

type Asked = { phone: string; kes: number };

function push({ phone, kes }: Asked) {
  return road.push({
    amount: fromKes(kes),
    phone,
    code: "TOPUP1",
    description: "SMS top-up",
    callbackUrl: "http://localhost/x",
  });
}

function queryAfter({ phone, kes }: Asked, ms: number) {
  const pushedAtMs = clock.now().getTime() - ms;
  return road.query({ checkoutRequestId: "ws_TEST_1", amount: fromKes(kes), phone, pushedAtMs });
}

test("every magic phone begins with 0700000, every magic amount may be topped up, and each stands for one outcome", () => {
  for (const { phone, msisdn } of magicTopUps)
    expect([phone.slice(0, 7), msisdn]).toEqual(["0700000", `254${phone.slice(1)}`]);
  const amounts = magicTopUps.flatMap(({ amountKes }) => amountKes ?? []);
  expect(amounts.filter((kes) => kes < 100 || kes > 50_000 || kes % 100 === 0)).toEqual([]);
  for (const each of [magicTopUps.map(({ msisdn }) => msisdn), amounts.map(String), outcomes])
    expect(new Set(each).size).toBe(each.length);
  expect(amounts).toHaveLength(outcomes.length - 1);
});

test("an amount is 10,000 or 20,000 and the code it ends with first, but for the two that end with none", () => {
  const odd = magicTopUps.filter(
    ({ amountKes, endings }) => amountKes !== null && amountKes % 10_000 !== Number(endings[0]?.code),
  );
  expect(odd.map(({ outcome }) => outcome)).toEqual(["paid-late", "answer-lost", "never-decided"]);
});

type Step = [afterMs: number, said: QueryOutcome];

const ended = (
  status: "failed" | "cancelled" | "expired",
  reason: string,
  code: string,
  askAgain: { askAgainMs?: number } = {},
): QueryOutcome => ({ kind: "ended", status, reason, code, ...askAgain });
const paid: QueryOutcome = { kind: "paid" };

const prompted: Record<MagicTopUpOutcome, Step[]> = {
  paid: [[3_000, paid]],
  cancelled: [[2_000, ended("cancelled", "cancelled_by_user", "1032")]],
  "wrong-pin": [[2_000, ended("failed", "wrong_pin", "2001")]],
  "no-funds": [[2_000, ended("failed", "insufficient_funds", "1")]],
  "no-answer": [[5_000, ended("expired", "no_response", "1037")]],
  "system-busy": [[2_000, ended("failed", "system_busy", "26")]],
  "paid-late": [[120_000, paid]],
  "too-soon": [[2_000, ended("failed", "repeated_too_soon", "17")]],
  "daily-limit": [[2_000, ended("failed", "daily_limit", "4")]],
  "out-of-time": [[2_000, ended("expired", "transaction_expired", "1019")]],
  "prompt-not-sent": [[2_000, ended("failed", "prompt_not_sent", "1025")]],
  "expired-then-paid": [
    [5_000, ended("expired", "no_response", "1037", { askAgainMs: 10_000 })],
    [15_000, paid],
  ],
  "failed-then-paid": [
    [2_000, ended("failed", "system_busy", "26", { askAgainMs: 13_000 })],
    [15_000, paid],
  ],
  "never-decided": [],
  "prompt-open": [],
  "answer-lost": [],
};

/** Both ways to force each outcome that begins with a prompt. */
const triggers = magicTopUps
  .filter(({ push: answer }) => answer === "accepted")
  .flatMap(({ outcome, msisdn, amountKes }) => [
    [outcome, `phone ${msisdn}`, { phone: msisdn, kes: 250 }] as const,
    [outcome, `amount ${amountKes ?? 250}`, { phone: ordinaryPhone, kes: amountKes ?? 250 }] as const,
  ]);

test.each(triggers)("%s by %s comes at its time, not before", async (outcome, _name, asked) => {
  expect((await push(asked)).kind).toBe("accepted");
  let before: QueryOutcome = { kind: "pending" };
  for (const [afterMs, said] of prompted[outcome]) {
    expect(await queryAfter(asked, afterMs - 1)).toMatchObject({ kind: before.kind });
    expect(await queryAfter(asked, afterMs)).toEqual(said);
    before = said;
  }
  expect(await queryAfter(asked, 1e9)).toEqual(before);
});

test.each([
  { phone: "254700000107", kes: 250 },
  { phone: ordinaryPhone, kes: 11_001 },
])("with an open prompt %j is refused at once", async (asked) => {
  const refusal = { kind: "refused", reason: "prompt_open", code: "1001", retryable: true };
  expect(await push(asked)).toEqual(refusal);
});

test.each([
  { phone: "254700000108", kes: 250 },
  { phone: ordinaryPhone, kes: 10_504 },
])("a lost answer to %j stays unknown", async (asked) => {
  expect((await push(asked)).kind).toBe("unknown");
  expect((await queryAfter(asked, 1e9)).kind).toBe("unknown");
});

test("a magic phone decides before a magic amount", async () => {
  expect(await queryAfter({ phone: "254700000100", kes: 11_032 }, 5_000)).toEqual(paid);
  expect(await queryAfter({ phone: "254700000102", kes: 11_032 }, 5_000)).toMatchObject({ reason: "wrong_pin" });
});

test("two pushes have two ids", async () => {
  const asked = { phone: ordinaryPhone, kes: 250 };
  const ids = await Promise.all([push(asked), push(asked)]);
  expect(new Set(ids.map((one) => (one.kind === "accepted" ? one.checkoutRequestId : ""))).size).toBe(2);
});
