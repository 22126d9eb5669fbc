import type { PeriodLink } from "#/components/wallet/statement-view.ts";

export type Period = Pick<PeriodLink, "key"> & { from: string; to: string };

const dayMs = 86_400_000;

/** The periods asked for most, in days of the zone. */
export function usualPeriods(now: Date, timeZone: string): Period[] {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const [year = 0, month = 1] = today.split("-").map(Number);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return [
    { key: "thisMonth", from: day(Date.UTC(year, month - 1, 1)), to: day(Date.UTC(year, month, 0)) },
    { key: "lastMonth", from: day(Date.UTC(year, month - 2, 1)), to: day(Date.UTC(year, month - 1, 0)) },
    { key: "last30", from: day(Date.parse(today) - 29 * dayMs), to: today },
  ];
}
