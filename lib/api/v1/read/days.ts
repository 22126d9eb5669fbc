import { DomainError, invalid } from "#/lib/core/errors.ts";
import { readPeriod } from "./period.ts";

const dayMs = 86_400_000;
const mostDays = 366;
const usualDays = 30;

/**
 * The days asked for, in the zone: by default the last 30. Throws `http.invalid_date`, `http.empty_period` and
 * `http.period_too_long`.
 */
export function readDays(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  now: Date,
): { from: Date; to: Date } {
  const last = to ?? dayOf(now, timeZone);
  const first = from ?? dayOf(new Date(Date.parse(`${last}T12:00:00Z`) - (usualDays - 1) * dayMs), "UTC");
  const period = readPeriod({ from_date: first, to_date: last }, timeZone);
  if (!period.from || !period.to) throw invalid("http.invalid_date", "Both ends of the period are days.", "from");
  if (period.to.getTime() - period.from.getTime() > (mostDays + 1) * dayMs) {
    const message = `A period has at most ${mostDays} days.`;
    throw new DomainError("refused", { code: "http.period_too_long", message, param: "from" });
  }
  return { from: period.from, to: period.to };
}

function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
}
