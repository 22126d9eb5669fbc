import { expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { fromKes } from "#/lib/core/money.ts";
import { magicPhones, type MagicPhoneOutcome } from "#/lib/payments/magic-phones.ts";
import { createSandboxMobileMoney } from "./create-sandbox-mobile-money.ts";

const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
const road = createSandboxMobileMoney({ clock });
const phoneOf = (outcome: MagicPhoneOutcome) => magicPhones.find((magic) => magic.outcome === outcome)?.msisdn ?? "";

function push(phone: string) {
  return road.push({
    amount: fromKes(100),
    phone,
    code: "TOPUP1",
    description: "SMS top-up",
    callbackUrl: "http://localhost/x",
  });
}

function queryAfter(phone: string, ms: number) {
  const pushedAtMs = clock.now().getTime() - ms;
  return road.query({ checkoutRequestId: "ws_TEST_1", amount: fromKes(100), phone, pushedAtMs });
}

test("every magic phone begins with 0700000 and has its own outcome", () => {
  expect(new Set(magicPhones.map((magic) => magic.outcome)).size).toBe(magicPhones.length);
  for (const { number, msisdn } of magicPhones)
    expect([number.slice(0, 7), msisdn]).toEqual(["0700000", `254${number.slice(1)}`]);
});

test.each<[string, number, unknown]>([
  ["254711000001", 3_000, { kind: "paid" }],
  [phoneOf("paid"), 3_000, { kind: "paid" }],
  [phoneOf("cancelled"), 2_000, { kind: "ended", status: "cancelled", reason: "cancelled_by_user", code: "1032" }],
  [phoneOf("wrong-pin"), 2_000, { kind: "ended", status: "failed", reason: "wrong_pin", code: "2001" }],
  [phoneOf("no-funds"), 2_000, { kind: "ended", status: "failed", reason: "insufficient_funds", code: "1" }],
  [phoneOf("timeout"), 5_000, { kind: "ended", status: "expired", reason: "no_response", code: "1037" }],
  [phoneOf("system-busy"), 2_000, { kind: "ended", status: "failed", reason: "system_busy", code: "26" }],
  [phoneOf("paid-late"), 120_000, { kind: "paid" }],
])("a prompt on %s ends after %d ms, not before", async (phone, afterMs, end) => {
  expect((await push(phone)).kind).toBe("accepted");
  expect(await queryAfter(phone, afterMs - 1)).toEqual({ kind: "pending" });
  expect(await queryAfter(phone, afterMs)).toEqual(end);
});

test("a phone with an open prompt is refused at once, a lost answer stays unknown", async () => {
  expect(await push(phoneOf("prompt-open"))).toEqual({
    kind: "refused",
    reason: "prompt_open",
    code: "1001",
    retryable: true,
  });
  expect((await push(phoneOf("answer-lost"))).kind).toBe("unknown");
  expect((await queryAfter(phoneOf("answer-lost"), 1e9)).kind).toBe("unknown");
});

test("two pushes have two ids", async () => {
  const ids = await Promise.all([push("254711000001"), push("254711000001")]);
  expect(new Set(ids.map((one) => (one.kind === "accepted" ? one.checkoutRequestId : ""))).size).toBe(2);
});
