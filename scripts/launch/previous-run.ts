import { rmSync } from "node:fs";
import { join } from "node:path";
import { readJsonFile, writePrivateJson } from "./private-file.ts";
import { isRunning, signal, startMark, waitUntilGone } from "./process-table.ts";

/**
 * What runs on this data directory, for staff commands and for the next start. It holds the database's URLs, so
 * only its owner may read it.
 */
export type RunningFile = {
  processes: { name: string; pid: number; mark: string }[];
  environment: Record<string, string>;
};

const fileName = "running.json";

export function writeRunning(
  dataDir: string,
  pids: Record<string, number | undefined>,
  environment: Record<string, string>,
): void {
  const processes = Object.entries(pids).flatMap(([name, pid]) => (pid ? [{ name, pid, mark: startMark(pid) }] : []));
  const file: RunningFile = { processes, environment };
  writePrivateJson(join(dataDir, fileName), file);
}

export function removeRunning(dataDir: string): void {
  rmSync(join(dataDir, fileName), { force: true });
}

/**
 * Ends what a killed launcher left and its watchdog has not stopped yet. The caller holds the data directory, so
 * nobody else needs these processes.
 */
export async function endPreviousRun(dataDir: string): Promise<void> {
  const { processes } = readJsonFile(join(dataDir, fileName));
  if (!Array.isArray(processes)) return;
  await Promise.all(
    processes.map(async ({ pid, mark }: { pid: unknown; mark: unknown }) => {
      if (typeof pid !== "number" || mark === "" || !isRunning(pid) || startMark(pid) !== mark) return;
      signal(pid, "SIGTERM");
      if (await waitUntilGone(pid, 12_000)) return;
      signal(-pid, "SIGKILL");
      await waitUntilGone(pid, 5_000);
    }),
  );
}
