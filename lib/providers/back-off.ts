import type { Clock } from "#/lib/core/clock.ts";

/** How long to leave a connection alone: 1, 2, 4 … seconds while it keeps failing, at most 30 s (providers/onfon.md §10). */
export type BackOff = {
  /** Notes a failure; returns the milliseconds to wait. Calls that fail while one wait is on share it. */
  fail(name: string, askedMs?: number): number;
  succeed(name: string): void;
};

const firstMs = 1_000;
const longestMs = 30_000;

export function createBackOff(clock: Clock): BackOff {
  const failing = new Map<string, { failures: number; untilMs: number }>();
  return {
    fail(name, askedMs = 0) {
      const now = clock.now().getTime();
      const known = failing.get(name);
      if (known && now < known.untilMs) return known.untilMs - now;
      const failures = (known?.failures ?? 0) + 1;
      const waitMs = Math.min(Math.max(firstMs * 2 ** (failures - 1), askedMs), longestMs);
      failing.set(name, { failures, untilMs: now + waitMs });
      return waitMs;
    },
    succeed(name) {
      failing.delete(name);
    },
  };
}
