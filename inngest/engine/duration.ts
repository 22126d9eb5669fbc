const unitMs: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of a duration as the SDK writes it ("1d2h", "30s"), or null when it is none. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(ms|[wdhms]))+$/.test(text)) return null;
  let total = 0;
  for (const [, digits, unit] of text.matchAll(/(\d+)(ms|[wdhms])/g))
    total += Number(digits) * (unitMs[unit ?? ""] ?? 0);
  return total;
}

/** The moment that a duration from now or an ISO date names; an empty text is now. Null when it is neither. */
export function parseMoment(text: string, now: Date): Date | null {
  if (text === "") return now;
  const durationMs = parseDuration(text);
  if (durationMs !== null) return new Date(now.getTime() + durationMs);
  return parseDate(text);
}

/** Milliseconds from now that a `retry-after` header asks for: seconds or a date. Null when it asks for nothing. */
export function parseRetryAfter(text: string | undefined, now: Date): number | null {
  if (text === undefined || text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = parseDate(text);
  return date === null ? parseDuration(text) : Math.max(0, date.getTime() - now.getTime());
}

function parseDate(text: string): Date | null {
  const date = new Date(text);
  return /^\+?\d{4,6}-/.test(text) && !Number.isNaN(date.getTime()) ? date : null;
}
