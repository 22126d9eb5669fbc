import { spawn, type ChildProcess } from "node:child_process";
import { openSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isRunning, startMark } from "../launch/process-table.ts";
import { readJsonFile } from "../launch/private-file.ts";
import { runningEnvironment } from "../running-environment.ts";

export type ProcessName = "launcher" | "app" | "engine" | "postgres";

/** The whole system, started by the launcher as `npm start` does, on a data directory and port of its own. */
export type Instance = {
  url: string;
  dataDir: string;
  start(): Promise<void>;
  /** The process ids as they are now; a part that is being started again is missing. */
  pids(): Partial<Record<ProcessName, number>>;
  kill(names: readonly ProcessName[]): void;
  waitUntilHealthy(): Promise<void>;
  /** Ids of processes that were started on this data directory and still run. */
  survivors(): number[];
  demo(): Demo;
  databaseUrl(): string;
  stop(): Promise<void>;
};

type DemoTenant = { client_id: number; live_key: string; account_number: string };
export type Demo = { tenant: DemoTenant; second_tenant: DemoTenant; callbacks: Record<string, string> };

export type InstanceOptions = { root: string; dataDir: string; port: number; environment: Record<string, string> };

const healthyWithinMs = 120_000;

export function prepareInstance({ root, dataDir, port, environment }: InstanceOptions): Instance {
  const url = `http://localhost:${port}`;
  let launcher: ChildProcess | null = null;
  const seen = new Map<number, string>();

  function pids(): Partial<Record<ProcessName, number>> {
    const own = launcher?.pid;
    if (own === undefined || !isRunning(own)) return {};
    const found: Partial<Record<ProcessName, number>> = { launcher: own };
    for (const { pid, command } of listChildren(own)) {
      seen.set(pid, startMark(pid));
      if (command.includes("server.ts")) found.app = pid;
      else if (command.includes("inngest/engine/main.ts")) found.engine = pid;
      else if (/(^|\/)postgres\0/.test(command)) found.postgres = pid;
    }
    return found;
  }

  async function waitUntilHealthy(): Promise<void> {
    const deadline = Date.now() + healthyWithinMs;
    for (;;) {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.status === 200) return;
      if (Date.now() > deadline) throw new Error(`The system is not healthy again after ${healthyWithinMs / 1000} s.`);
      await delay(50);
    }
  }

  // The launcher has a group of its own: told to end, this program first tells it, which then stops its parts.
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => {
      launcher?.kill("SIGTERM");
      process.exit(130);
    });
  }

  return {
    url,
    dataDir,
    pids,
    waitUntilHealthy,
    async start() {
      const log = openSync(join(dataDir, "launcher.log"), "a");
      launcher = spawn(process.execPath, ["scripts/launch.ts"], {
        cwd: root,
        detached: true,
        stdio: ["ignore", log, log],
        env: {
          PATH: process.env.PATH ?? "",
          HOME: process.env.HOME ?? "",
          ...environment,
          PORT: String(port),
          APP_URL: url,
          DATA_DIR: dataDir,
          SEED_DEMO: "on",
          NODE_ENV: "production",
        },
      });
      const { pid } = launcher;
      if (pid !== undefined) seen.set(pid, startMark(pid));
      await Promise.race([waitUntilHealthy(), endOf(launcher)]);
      pids();
    },
    kill(names) {
      const now = pids();
      for (const name of names) {
        const pid = now[name];
        if (pid === undefined) continue;
        try {
          process.kill(name === "launcher" ? -pid : pid, "SIGKILL");
        } catch {
          // It ended by itself just now.
        }
      }
    },
    survivors() {
      pids();
      return [...seen].filter(([pid, mark]) => isRunning(pid) && startMark(pid) === mark).map(([pid]) => pid);
    },
    demo: () => readJsonFile(join(dataDir, "demo.json")) as Demo,
    databaseUrl() {
      const { DATABASE_URL } = runningEnvironment(dataDir);
      if (!DATABASE_URL) throw new Error("The instance is not running.");
      return DATABASE_URL;
    },
    async stop() {
      if (launcher === null || launcher.exitCode !== null || launcher.signalCode !== null) return;
      const ended = new Promise((resolve) => launcher?.once("exit", resolve));
      launcher.kill("SIGTERM");
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<never> {
  const code = await new Promise((resolve) => child.once("exit", resolve));
  throw new Error(`The launcher ended with ${String(code)} before the system was healthy.`);
}

function listChildren(parent: number): { pid: number; command: string }[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [, parentId] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(parentId) !== parent) return [];
      return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
    } catch {
      return [];
    }
  });
}
