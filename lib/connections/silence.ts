/** After so many calls in a row without a readable answer a connection is paused and probed. */
export const silentCallsUntilPause = 5;

/** Why a connection that gives no answers is paused. It ends by itself, with the first answer. */
export const silentReason = "provider_silent";

/** While a probe is open nothing else is claimed; a probe whose process died is followed by another after so long (ms). */
export const probeOpenMs = 60_000;

const longestGapMs = 5_000;

/** How long a connection is left alone after so many calls in a row without an answer (ms): 1, 2, 4, then 5 s. */
export function probeGapMs(silentCalls: number): number {
  return Math.min(longestGapMs, 1000 * 2 ** Math.min(10, Math.max(0, silentCalls - silentCallsUntilPause)));
}
