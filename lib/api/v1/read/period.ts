import { invalid, refused } from "#/lib/core/errors.ts";
import { readZonedTime } from "#/lib/tenants/zoned-time.ts";

const dayMs = 86_400_000;

function read(text: string, timeZone: string, param: string): Date {
  const at = readZonedTime(text, timeZone);
  if (at) return at;
  throw invalid(
    "http.invalid_date",
    "A date is written as 2026-03-02, or as a time such as 2026-03-02T10:00:00+03:00.",
    param,
  );
}

/**
 * From the first moment of a period to the one after its last: a day alone is meant whole, in the tenant's zone. Throws
 * `http.invalid_date` (invalid) and `http.empty_period` (refused) for a period that ends before it begins.
 */
export function readPeriod(
  { from_date: first, to_date: last }: { from_date?: string | undefined; to_date?: string | undefined },
  timeZone: string,
): { from: Date | null; to: Date | null } {
  const from = first === undefined ? null : read(first, timeZone, "from_date");
  const end = last === undefined ? null : read(last, timeZone, "to_date");
  const wholeDay = last !== undefined && last.length === 10;
  const to = end === null ? null : new Date(end.getTime() + (wholeDay ? dayMs : 1));
  if (from && to && from >= to) throw refused("http.empty_period", "to_date lies before from_date.", "to_date");
  return { from, to };
}
