import { expect, test } from "vitest";
import { fixedClock } from "#/lib/core/clock.ts";
import { createBackOff } from "./back-off.ts";

test("failure after failure waits 1, 2, 4 seconds and on to 30, and success begins anew", () => {
  const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
  const backOff = createBackOff(clock);
  const waits = Array.from({ length: 7 }, () => {
    const waitMs = backOff.fail("a");
    clock.advance(waitMs);
    return waitMs / 1000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  backOff.succeed("a");
  expect(backOff.fail("a")).toBe(1000);
});

test("calls that fail during one wait share it, other names are not held up", () => {
  const clock = fixedClock(new Date("2026-03-02T07:00:00Z"));
  const backOff = createBackOff(clock);
  expect(backOff.fail("a")).toBe(1000);
  clock.advance(400);
  expect(backOff.fail("a")).toBe(600);
  expect(backOff.fail("b", 5000)).toBe(5000);
  expect(backOff.fail("c", 90_000)).toBe(30_000);
});
