import fc from "fast-check";
import { expect, test } from "vitest";
import { maxAttempts, retryDelayMs } from "./retry-schedule.ts";

const hour = 3_600_000;

test("eight attempts over 27 h 35 m 5 s, then none", () => {
  const delays = Array.from({ length: 7 }, (_, index) => retryDelayMs(index + 1, 0.5) ?? Number.NaN);
  expect(delays).toEqual([5_000, 300_000, 1_800_000, 2 * hour, 5 * hour, 10 * hour, 10 * hour]);
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(27 * hour + 35 * 60_000 + 5_000);
  expect(maxAttempts).toBe(8);
  expect(retryDelayMs(8, 0.5)).toBeNull();
});

test("every delay stays within ten percent of its place in the schedule", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const middle = retryDelayMs(attempt, 0.5) ?? 0;
        const delay = retryDelayMs(attempt, random) ?? 0;
        expect(Math.abs(delay - middle)).toBeLessThanOrEqual(middle * 0.1 + 1);
      },
    ),
  );
});
