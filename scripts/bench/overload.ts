import { ms, percentile } from "./figures.ts";
import { openLoad, type Asked } from "./load.ts";

const calmMs = 10_000;
const overloadMs = 10_000;
const windowMs = 250;
/** More than are answered at a time. */
const connections = 2_000;

/**
 * Latency at half of what the road can take, then twice as much for ten seconds, then half again: what is refused says
 * when to come again, nothing is left without an answer, and how soon answers take as long as before.
 */
export async function measureOverload(
  url: URL,
  request: Buffer,
  most: number,
  say: (line: string) => void,
): Promise<void> {
  const load = await openLoad(url, request, connections);
  try {
    await load.askAtRate(most / 4, 2_000);
    const calm = await load.askAtRate(most / 2, calmMs);
    const over = await load.askAtRate(most * 2, overloadMs);
    const after = await load.askAtRate(most / 2, calmMs);
    report(most, calm, over, after, say);
  } finally {
    load.close();
  }
}

function report(most: number, calm: Asked[], over: Asked[], after: Asked[], say: (line: string) => void): void {
  say(`  at half of that rate, ${Math.round(most / 2)}/s for ${calmMs / 1000} s: ${describe(calm)}`);
  say(`  at twice that rate for ${overloadMs / 1000} s: ${describe(over)}`);
  const usualMs = 2 * worstWindow(calm);
  const slow = windowsOf(after).filter(({ p99 }) => p99 > usualMs);
  const recoveredMs = slow.length === 0 ? 0 : (slow.at(-1)?.fromMs ?? 0) + windowMs;
  say(
    `  back at half of it: ${describe(after)}; p99 of each quarter second as before after ${(recoveredMs / 1000).toFixed(2)} s`,
  );
}

function describe(asked: readonly Asked[]): string {
  const accepted = asked.filter(({ answer }) => answer?.status === 202);
  const times = accepted.map(({ tookMs }) => tookMs);
  const refused = asked.filter(({ answer }) => answer?.status === 503 || answer?.status === 429);
  const without = refused.filter(({ answer }) => !answer?.retryAfter).length;
  const silent = asked.filter(({ answer }) => answer === null).length;
  const other = asked.length - accepted.length - refused.length - silent;
  const parts = [`${accepted.length} accepted, p50 ${ms(percentile(times, 0.5))}, p99 ${ms(percentile(times, 0.99))}`];
  if (refused.length > 0) {
    const refusals = refused.map(({ tookMs }) => tookMs);
    parts.push(
      `${refused.length} refused (p99 ${ms(percentile(refusals, 0.99))}), ${without} of them without Retry-After`,
    );
  }
  return [...parts, `${silent} without an answer`, ...(other > 0 ? [`${other} otherwise`] : [])].join("; ");
}

function windowsOf(asked: readonly Asked[]): { fromMs: number; p99: number }[] {
  const windows = new Map<number, number[]>();
  for (const { dueAtMs, tookMs } of asked) {
    const fromMs = Math.floor(dueAtMs / windowMs) * windowMs;
    windows.set(fromMs, [...(windows.get(fromMs) ?? []), tookMs]);
  }
  return [...windows].map(([fromMs, times]) => ({ fromMs, p99: percentile(times, 0.99) }));
}

const worstWindow = (asked: readonly Asked[]): number => Math.max(...windowsOf(asked).map(({ p99 }) => p99));
