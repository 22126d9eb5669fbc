/** The value below which the share of all values lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const perSecond = (count: number, durationMs: number): string =>
  `${Math.round((count * 1000) / durationMs).toLocaleString("en")}/s`;

export type Rate = { perSecond: number; latenciesMs: number[] };

export const describeRate = ({ perSecond: rate, latenciesMs }: Rate): string =>
  `${Math.round(rate).toLocaleString("en").padStart(7)}/s   p50 ${ms(percentile(latenciesMs, 0.5))}, p99 ${ms(percentile(latenciesMs, 0.99))}`;

/** So many callers, each with one call after the other, for so long. The first tenth is warm-up and isn't counted. */
export async function measureRate(
  callers: number,
  forMs: number,
  call: (number: number) => Promise<unknown>,
): Promise<Rate> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const countFrom = startedAt + forMs / 10;
  const until = startedAt + forMs;
  let number = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const callAt = performance.now();
      await call(number++);
      if (callAt >= countFrom) latenciesMs.push(performance.now() - callAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { perSecond: (latenciesMs.length * 1000) / (performance.now() - countFrom), latenciesMs };
}
