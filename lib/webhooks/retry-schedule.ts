const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses before the second to the eighth attempt (trust.md TR-40); the first is made at once. */
const pausesMs = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour] as const;

export const maxAttempts = pausesMs.length + 1;

/**
 * How many ms after a failed attempt the next is due, within ± 10 % so that deliveries that failed together don't come
 * back together; null when it was the last. `random` is from 0 up to 1.
 */
export function retryDelayMs(failedAttempts: number, random: number): number | null {
  const pause = pausesMs[failedAttempts - 1];
  return pause === undefined ? null : Math.round(pause * (0.9 + 0.2 * random));
}
