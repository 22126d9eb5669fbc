import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, listProcessesIn, signal, waitUntilGone, workingDirectory } from "./process-table.ts";

/** No process id is ever this large, so PostgreSQL takes a lock file that names it for a stale one. */
const noSuchPid = 2_147_483_647;

/**
 * After this no server runs on the cluster and its lock file won't stop a new one. The caller owns the data, so a
 * server that still runs lost its launcher: it is stopped. A lock file that is left is marked stale; its other lines
 * stay, as PostgreSQL finds shared memory still in use by them.
 */
export async function clearLeftover(cluster: string): Promise<void> {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && pid > 0 && isRunning(pid) && isServerOf(pid, cluster)) await stopServer(pid);
  // Also for a server that is dead but not yet collected by its parent: PostgreSQL takes such a process for a running one.
  if (existsSync(path)) writeFileSync(path, [String(noSuchPid), ...lines.slice(1)].join("\n"));
  for (const orphan of listProcessesIn(cluster)) {
    signal(orphan, "SIGQUIT");
    if (!(await waitUntilGone(orphan, 3_000))) signal(orphan, "SIGKILL");
    await waitUntilGone(orphan, 3_000);
  }
}

/** Stops a PostgreSQL server: open sessions end, committed work stays; then harder if it takes too long. */
export async function stopServer(pid: number): Promise<void> {
  for (const [name, timeoutMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    signal(pid, name);
    if (await waitUntilGone(pid, timeoutMs)) return;
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  if (process.platform === "linux") return workingDirectory(pid) === cluster;
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(cluster);
}
