const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long a session lasts (trust.md TR-55): staff's are shorter. */
export function sessionTimes(staff: boolean): { idleMs: number; absoluteMs: number } {
  return staff
    ? { idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs }
    : { idleMs: 12 * hourMs, absoluteMs: 14 * 24 * hourMs };
}

/** `last_seen_at` is written at most this often. */
export const seenEveryMs = minuteMs;
