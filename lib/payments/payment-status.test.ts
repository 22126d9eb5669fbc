import { expect, test } from "vitest";
import { paymentStatuses } from "#/db/enums.ts";
import { isOpen, mayMove } from "./payment-status.ts";
import { readResultCode } from "./result-codes.ts";
import { outcomeWords, topUpOutcome, topUpOutcomes } from "./top-up-outcome.ts";

test("nothing leaves completed, everything may still become it", () => {
  for (const status of paymentStatuses) {
    expect(mayMove("completed", status)).toBe(false);
    expect(mayMove(status, "completed")).toBe(status !== "completed");
  }
});

test("an end is left for money only", () => {
  for (const from of ["failed", "cancelled", "expired"] as const) {
    expect(isOpen(from)).toBe(false);
    expect(paymentStatuses.filter((to) => mayMove(from, to))).toEqual(["completed"]);
  }
});

test("an open top-up waits for the PIN, then is being checked; one that staff look at is being checked at once", () => {
  const open = { status: "processing", reason: null, needsReview: false } as const;
  expect(topUpOutcome({ ...open, ageMs: 10_000 })).toBe("waiting");
  expect(topUpOutcome({ ...open, ageMs: 120_000 })).toBe("checking");
  expect(topUpOutcome({ ...open, needsReview: true, ageMs: 0 })).toBe("checking");
});

test.each([
  ["0", "paid"],
  ["1032", "cancelled"],
  ["2001", "wrong_pin"],
  ["1", "no_funds"],
  ["1037", "no_answer"],
  ["1001", "another_prompt"],
  ["1019", "expired"],
  ["26", "system_busy"],
  ["17", "too_soon"],
  ["2028", "failed"],
])("result %s is told as %s", (code, outcome) => {
  const { status, reason } = readResultCode(code);
  expect(topUpOutcome({ status, reason, needsReview: false, ageMs: 0 })).toBe(outcome);
});

test("where M-Pesa never said how it ended, nothing is said of the money that may be wrong", () => {
  for (const [status, reason] of [
    ["expired", "undecided"],
    ["failed", "provider_answer_lost"],
  ] as const) {
    const outcome = topUpOutcome({ status, reason, needsReview: false, ageMs: 0 });
    expect(outcome).toBe("undecided");
    expect(outcomeWords(outcome).advice).not.toContain("No money has moved");
  }
});

test("every end without money says where the money is", () => {
  const ends = topUpOutcomes.filter((outcome) => !["waiting", "paid", "rejected"].includes(outcome));
  for (const outcome of ends) {
    expect(outcomeWords(outcome).advice).toMatch(/no money has moved|your money is safe|credited by itself/i);
  }
});

test("each outcome says what happened and what to do, calmly", () => {
  for (const outcome of topUpOutcomes) {
    const { title, advice } = outcomeWords(outcome);
    expect(`${title} ${advice}`).toMatch(/^[A-Z][^!]+\.$/);
  }
});
