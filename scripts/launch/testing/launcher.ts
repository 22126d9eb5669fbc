import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isRunning } from "../process-table.ts";

export type TestLauncher = { child: ChildProcess; output(): string; exited: Promise<number | null> };

/** A data directory that every user may enter, so that tests as root move no data. */
export function makeDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "jumbe-launch-"));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts the launcher with fake parts in a process of its own, or below a shell that can be killed instead of it. */
export function startLauncher(
  dataDir: string,
  more: Record<string, string> = {},
  through: "node" | "npm" = "node",
): TestLauncher {
  const { PORT: _port, APP_URL: _url, ...rest } = process.env;
  const script = join(import.meta.dirname, "fake-launch.ts");
  const env = { ...rest, DATA_DIR: dataDir, ...more };
  const child =
    through === "node"
      ? spawn(process.execPath, [script], { env, stdio: "pipe" })
      : spawn("/bin/sh", ["-c", '"$1" "$2"; exit $?', "sh", process.execPath, script], {
          env: { ...env, npm_lifecycle_event: "start" },
          stdio: "pipe",
        });
  const chunks: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, exited, output: () => chunks.join("") };
}

/** Waits until the launcher has printed its banner; says the portal's origin. */
export async function bannerOf(launcher: TestLauncher): Promise<string> {
  const match = await until(
    () => /Portal\s+(http:\/\/\S+)\/dashboard[\s\S]*Ctrl-C/.exec(launcher.output()),
    launcher.output,
  );
  return (match[1] ?? "").replace("localhost", "127.0.0.1");
}

/** Ids of the launcher's processes, their helpers and PostgreSQL, as far as its files name them. */
export async function everyPid(dataDir: string, origin: string): Promise<number[]> {
  const running: { processes: { pid: number }[] } = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
  const app = await askApp(origin);
  const postmaster = Number(readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
  return [...running.processes.map(({ pid }) => pid), app.helper, postmaster];
}

export type AppAnswer = { pid: number; helper: number; environment: Record<string, string> };

export async function askApp(origin: string): Promise<AppAnswer> {
  return (await (await fetch(origin)).json()) as AppAnswer;
}

export async function untilGone(pids: number[]): Promise<void> {
  await until(
    () => (pids.some(isRunning) ? null : true),
    () => `still running: ${pids.filter(isRunning).join(", ")}`,
  );
}

/** Asks again until there is an answer. */
export async function until<Value>(
  ask: () => Value | null | Promise<Value | null>,
  describe: () => string = () => "",
  timeoutMs = 12_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain. ${describe()}`);
    await delay(25);
  }
}
