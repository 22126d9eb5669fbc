import { expect, test } from "vitest";
import { isChosen, readStatementChoice, statementFilter, statementPlace, statementQuery } from "./statement-choice.ts";

const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readStatementChoice((name) => params.get(name));
};

test("an address means the same lines after it was written again", () => {
  for (const query of [
    "",
    "?type=topup",
    "?type=debit&status=unpaid",
    "?from=2026-03-01&to=2026-03-31&search=UC21+%26+x",
  ]) {
    expect(statementQuery(read(query))).toBe(query);
  }
  expect(statementQuery(read("?type=topup"), { before: "7.txn_1" })).toBe("?type=topup&before=7.txn_1");
});

test("what can't be read is no choice", () => {
  const choice = read("?type=gold&status=all&from=March&to=&search=%20%20&before=3");
  expect(isChosen(choice)).toBe(false);
  expect(statementFilter(choice, "Africa/Nairobi")).toEqual({
    from: null,
    to: null,
    types: null,
    direction: null,
    statuses: null,
    search: null,
    unbooked: true,
  });
});

test("days are whole days of the tenant's zone, the last one included", () => {
  const filter = statementFilter(read("?from=2026-03-01&to=2026-03-01"), "Africa/Nairobi");
  expect(filter?.from?.toISOString()).toBe("2026-02-28T21:00:00.000Z");
  expect(filter?.to?.toISOString()).toBe("2026-03-01T21:00:00.000Z");
});

test("a period that ends before it begins, and a day that does not exist, mean no lines", () => {
  expect(statementFilter(read("?from=2026-03-02&to=2026-03-01"), "Africa/Nairobi")).toBeNull();
  expect(statementFilter(read("?from=2026-02-30"), "Africa/Nairobi")).toBeNull();
});

test("a state as a person means it stands for those of the ledger, a direction for all its types", () => {
  expect(statementFilter(read("?status=unpaid"), "UTC")?.statuses).toEqual(["failed", "cancelled", "expired"]);
  expect(statementFilter(read("?status=completed"), "UTC")?.statuses).toContain("reversed");
  expect(statementFilter(read("?type=credit"), "UTC")).toMatchObject({ types: null, direction: "credit" });
  expect(statementFilter(read("?type=refund"), "UTC")).toMatchObject({ types: ["refund"], direction: null });
});

test("a cursor that is none opens the newest page", () => {
  expect(statementPlace("7.nonsense")).toBeNull();
  expect(statementPlace(undefined)).toBeNull();
});
