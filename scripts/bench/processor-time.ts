import { readFileSync, readdirSync } from "node:fs";

const tickMs = 10;

/** Processor time in ms that a process has used, its threads included; 0 when it is gone. */
export function processorMs(pid: number | undefined): number {
  const [utime, stime] = statOf(pid);
  return (utime + stime) * tickMs;
}

/** The same with all its children, those that have ended included: PostgreSQL works in a process per connection. */
export function familyProcessorMs(pid: number | undefined): number {
  const [utime, stime, endedUtime, endedStime] = statOf(pid);
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && statOf(Number(name))[4] === pid);
  const living = children.reduce((sum, name) => sum + processorMs(Number(name)), 0);
  return (utime + stime + endedUtime + endedStime) * tickMs + living;
}

type Stat = [utime: number, stime: number, endedUtime: number, endedStime: number, parent: number];

function statOf(pid: number | undefined): Stat {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [utime = 0, stime = 0, endedUtime = 0, endedStime = 0] = fields.slice(11, 15).map(Number);
    return [utime, stime, endedUtime, endedStime, Number(fields[1])];
  } catch {
    return [0, 0, 0, 0, 0];
  }
}

/** Names of what works on a load, each with its processor time so far. */
export type Workers = Record<string, () => number>;

/** Cores that each worker kept busy meanwhile. */
export type Cores = Record<string, number>;

/** This process: it makes the load. */
export const generator: Workers = {
  generator: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export async function measureCores<Result>(
  workers: Workers,
  run: () => Promise<Result>,
): Promise<{ result: Result; cores: Cores }> {
  const before = Object.entries(workers).map(([name, read]) => ({ name, read, ms: read() }));
  const startedAt = performance.now();
  const result = await run();
  const tookMs = performance.now() - startedAt;
  return { result, cores: Object.fromEntries(before.map(({ name, read, ms }) => [name, (read() - ms) / tookMs])) };
}

export const describeCores = (cores: Cores): string =>
  Object.entries(cores)
    .map(([name, share]) => `${name} ${share.toFixed(2)}`)
    .join(", ");
