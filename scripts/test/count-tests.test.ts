import { expect, test } from "vitest";
import { add, countPlaywright, countText, countVitest, nothing } from "./count-tests.ts";

test("Vitest's report: skipped tests are counted, and a file that did not load is one failure", () => {
  const files = [
    { status: "passed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
  ];
  const counts = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
  expect(countVitest(JSON.stringify({ ...counts, testResults: files }))).toEqual({
    passed: 12,
    failed: 2,
    skipped: 2,
  });
});

test("Playwright's report: a test that passed at the second try has passed", () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
  expect(countPlaywright(JSON.stringify({ stats }))).toEqual({ passed: 6, failed: 2, skipped: 3 });
});

test("what was skipped is named only when something was", () => {
  expect(countText({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(countText(add({ passed: 3, failed: 0, skipped: 2 }, nothing))).toBe("3 passed, 0 failed, 2 skipped");
});
