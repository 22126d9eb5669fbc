/**
 * Ends what its parent started when the parent is gone. The parent names processes on our stdin, one JSON line
 * each; when that pipe closes, whatever the reason, every process still named is stopped, the higher stages first.
 */
import { createInterface } from "node:readline";
import { isRunning, signal, startMark, waitUntilGone } from "./launch/process-table.ts";

export type Ward = { pid: number; mark: string; stopSignal: NodeJS.Signals; graceMs: number; stage: number };
export type WatchdogLine = { guard: Ward } | { release: number };

const wards = new Map<number, Ward>();

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const order: WatchdogLine = JSON.parse(line);
  if ("guard" in order) wards.set(order.guard.pid, order.guard);
  else wards.delete(order.release);
}

const stages = [...new Set([...wards.values()].map((ward) => ward.stage))].sort((a, b) => b - a);
for (const stage of stages) {
  await Promise.all([...wards.values()].filter((ward) => ward.stage === stage).map(stopWard));
}

async function stopWard(ward: Ward): Promise<void> {
  if (isRunning(ward.pid) && startMark(ward.pid) !== ward.mark) return;
  signal(ward.pid, ward.stopSignal);
  await waitUntilGone(ward.pid, ward.graceMs);
  signal(-ward.pid, "SIGKILL");
  await waitUntilGone(ward.pid, 5_000);
}
