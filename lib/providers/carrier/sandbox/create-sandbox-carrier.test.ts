import { expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import type { CarrierReport, RowOutcome } from "#/lib/messaging/carrier.ts";
import { magicNumbers, type MagicOutcome } from "#/lib/messaging/magic-numbers.ts";
import { createSandboxCarrier } from "./create-sandbox-carrier.ts";

const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
const carrier = createSandboxCarrier({ clock });
const connection = { id: "con_1", provider: "sandbox" as const, credentials: null };

async function send(recipient: string, messageId = "msg_1"): Promise<RowOutcome | undefined> {
  const call = {
    connection,
    sender: "TEST",
    encoding: "gsm7" as const,
    messages: [{ messageId, recipient, text: "Hi" }],
  };
  return (await carrier.submit(call)).rows[0];
}

function reportsAfter(recipient: string, row: RowOutcome | undefined, ms: number): CarrierReport[] {
  const sentAtMs = clock.now().getTime();
  const providerMessageId = row?.kind === "accepted" ? row.providerMessageId : "";
  return carrier.fetchReports?.([{ providerMessageId, recipient, sentAtMs }], sentAtMs + ms) ?? [];
}

const msisdnOf = (outcome: MagicOutcome) => magicNumbers.find((magic) => magic.outcome === outcome)?.msisdn ?? "";

test("every magic number begins with 0700000 and has its own outcome", () => {
  expect(magicNumbers.length).toBeGreaterThanOrEqual(12);
  expect(new Set(magicNumbers.map((magic) => magic.outcome)).size).toBe(magicNumbers.length);
  for (const { number, msisdn } of magicNumbers)
    expect([number.slice(0, 7), msisdn]).toEqual(["0700000", `254${number.slice(1)}`]);
});

test.each<[MagicOutcome, number, string | null, string | null]>([
  ["delivered", 1000, "delivered", null],
  ["undelivered", 1000, "undelivered", "undeliverable"],
  ["absent", 1000, "undelivered", "absent_subscriber"],
  ["blacklisted", 1000, "rejected", "opted_out"],
  ["expired", 1000, "undelivered", "expired"],
  ["unclear", 1000, "sent", "delivery_unknown"],
  ["slow", 10_000, "delivered", null],
  ["system-failure", 1000, "failed", "system_failure"],
])("%s is reported after %d ms, not before", async (outcome, afterMs, status, reason) => {
  const recipient = msisdnOf(outcome);
  const row = await send(recipient);
  expect(row?.kind).toBe("accepted");
  expect(reportsAfter(recipient, row, afterMs - 1)).toEqual([]);
  expect(reportsAfter(recipient, row, afterMs)).toMatchObject([
    { status, reason, recipient, optedOut: outcome === "blacklisted" },
  ]);
});

test("any other number is delivered after a second, and asking twice tells the same", async () => {
  const row = await send("254711000001");
  const first = reportsAfter("254711000001", row, 1000);
  expect(first).toMatchObject([
    { status: "delivered", providerMessageId: row?.kind === "accepted" ? row.providerMessageId : "" },
  ]);
  expect(reportsAfter("254711000001", row, 5000)).toEqual(first);
});

test("a silent number is taken and never reported", async () => {
  const row = await send(msisdnOf("silent"));
  expect(row?.kind).toBe("accepted");
  expect(reportsAfter(msisdnOf("silent"), row, 1e9)).toEqual([]);
});

test("a network's report comes before the phone's", async () => {
  const recipient = msisdnOf("network-first");
  const row = await send(recipient);
  expect(reportsAfter(recipient, row, 500).map((one) => one.status)).toEqual(["sent"]);
  expect(reportsAfter(recipient, row, 2000).map((one) => one.status)).toEqual(["sent", "delivered"]);
});

test("a lost answer is settled by its report, or never", async () => {
  for (const outcome of ["lost", "lost-then-reported"] as const) {
    expect(await send(msisdnOf(outcome))).toEqual({ kind: "unknown", reason: "provider_answer_lost" });
  }
  const settled = reportsAfter(msisdnOf("lost-then-reported"), undefined, 2000);
  expect(settled).toMatchObject([{ status: "delivered", providerMessageId: expect.stringMatching(/^test\.lost/) }]);
  expect(reportsAfter(msisdnOf("lost-then-reported"), undefined, 2000)).toEqual(settled);
  expect(reportsAfter(msisdnOf("lost-then-reported"), undefined, 1999)).toEqual([]);
  expect(reportsAfter(msisdnOf("lost"), undefined, 1e9)).toEqual([]);
  expect(reportsAfter("254711000001", undefined, 1e9)).toEqual([]);
});

test("a refused sender costs nothing and pauses nobody", async () => {
  expect(await send(msisdnOf("sender-refused"))).toEqual({
    kind: "refused",
    status: "rejected",
    reason: "sender_not_allowed",
  });
});

test("a busy provider takes the message at the second try", async () => {
  const recipient = msisdnOf("busy-first");
  expect(await send(recipient, "msg_a")).toMatchObject({ kind: "retry", afterMs: 1000 });
  expect(await send(recipient, "msg_b")).toMatchObject({ kind: "retry" });
  const row = await send(recipient, "msg_a");
  expect(row?.kind).toBe("accepted");
  expect(reportsAfter(recipient, row, 1000)).toMatchObject([{ status: "delivered" }]);
});

test("ids of strangers are not reported", () => {
  const strangers = ["7c1f5a1e", "test.teleported.abc.1", "a.b.c"].map((providerMessageId) => ({
    providerMessageId,
    recipient: "254711000001",
    sentAtMs: 0,
  }));
  expect(carrier.fetchReports?.(strangers, 1e15)).toEqual([]);
});
