const OFFSET_MS = 3 * 60 * 60 * 1000;

function parts(at: number): string {
  return new Date(at + OFFSET_MS).toISOString();
}

/** `2026-03-02 10:15:01` in East Africa Time. */
export function eatDateTime(at: number): string {
  return parts(at).slice(0, 19).replace("T", " ");
}

/** `20260302101501` in East Africa Time, as Daraja writes times. */
export function eatCompact(at: number): string {
  return parts(at).slice(0, 19).replace(/\D/g, "");
}

/** Milliseconds of `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm[:ss]` in East Africa Time, or null. */
export function parseEat(text: string): number | null {
  const match =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ??
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "00"] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : at - OFFSET_MS;
}

export function eatHour(at: number): number {
  return new Date(at + OFFSET_MS).getUTCHours();
}
