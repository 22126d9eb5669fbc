import type { Mode } from "#/db/enums.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** When the provider is asked about a payment, in ms after the push (trust.md TR-25). */
const askedAfterMs: Record<Mode, readonly number[]> = {
  live: [20 * second, 45 * second, 90 * second, 5 * minute, 15 * minute, 60 * minute],
  test: [4 * second, 9 * second, 20 * second, 125 * second, 5 * minute, 15 * minute],
};

/** Without an id there is nothing to ask: after so long without a callback the payment has expired. */
export const unansweredPushExpiresAfterMs = 15 * minute;

/** A payment the provider never decides is asked about once an hour until it is this old; then it has expired. */
export const undecidedExpiresAfterMs = 24 * hour;

/** When to ask next, after `queries` questions, for a payment made at `startedAt`; never sooner than 5 s from now. */
export function nextQueryAt(mode: Mode, startedAt: Date, queries: number, now: Date): Date {
  const planned = askedAfterMs[mode][queries];
  const at = planned === undefined ? now.getTime() + hour : startedAt.getTime() + planned;
  return new Date(queries === 0 ? at : Math.max(at, now.getTime() + 5 * second));
}

/** The gaps between the first questions, in ms: what a durable function sleeps. */
export function queryGapsMs(mode: Mode): number[] {
  return askedAfterMs[mode].map((at, index, all) => at - (all[index - 1] ?? 0));
}
