import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import type { Guard } from "./guard.ts";
import { signal, waitUntilGone } from "./process-table.ts";

/** What a part prints in one line once it serves, such as `{"ready": true, "url": "http://…"}`. */
export type ReadyLine = Record<string, unknown> & { ready: true };

export type PartPlan = {
  name: string;
  /** Arguments of Node: the script and its own. */
  args: string[];
  cwd: string;
  /** Asked anew at each start. */
  env: () => NodeJS.ProcessEnv;
  graceMs: number;
  stage: number;
  readyTimeoutMs: number;
  onLine: (line: string, from: "stdout" | "stderr") => void;
};

export type Part = {
  name: string;
  ready: ReadyLine;
  pid(): number | undefined;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Settles, with the reason, when the part ended too often to be started again. */
  failed: Promise<string>;
};

export type PartSurroundings = {
  guard: Guard;
  say: (line: string) => void;
  /** Ends a start that has not come to its end. */
  signal: AbortSignal;
};

type Run = { pid: number; ready: ReadyLine; ended: Promise<string> };

/** Starts allowed within the window before we give up. */
const restartLimit = 10;
const restartWindowMs = 120_000;

/** Starts one part as a process of its own and keeps it running until `stop`. Throws when it ends before it serves. */
export async function startPart(plan: PartPlan, { guard, say, signal: given }: PartSurroundings): Promise<Part> {
  const stopping = new AbortController();
  let run = await startRun(plan, guard, given);
  const first = run.ready;
  const restarts: number[] = [];
  let onFailed: (reason: string) => void = () => {};
  const failed = new Promise<string>((resolve) => (onFailed = resolve));

  async function keep(): Promise<void> {
    for (;;) {
      const reason = await run.ended;
      if (stopping.signal.aborted) return;
      const now = Date.now();
      restarts.push(now);
      const recent = restarts.filter((at) => at > now - restartWindowMs).length;
      if (recent > restartLimit)
        return onFailed(`${plan.name} ended ${recent} times in two minutes, last with ${reason}`);
      say(`${plan.name} ended with ${reason}; starting it again.`);
      await delay(Math.min(5_000, 100 * 2 ** (recent - 1)));
      if (stopping.signal.aborted) return;
      const next = await startRun(plan, guard, stopping.signal).catch((error: unknown) => failedRun(error));
      run = next;
      if (stopping.signal.aborted) await endRun(next, plan.graceMs);
    }
  }
  const keeping = keep();

  return {
    name: plan.name,
    ready: first,
    failed,
    pid: () => (run.pid > 0 ? run.pid : undefined),
    restart: () => endRun(run, plan.graceMs),
    async stop() {
      stopping.abort();
      await endRun(run, plan.graceMs);
      await keeping;
    },
  };
}

/** A start that failed counts as a run that ended at once. */
function failedRun(error: unknown): Run {
  const reason = error instanceof Error ? error.message : String(error);
  return { pid: 0, ready: { ready: true }, ended: Promise.resolve(reason) };
}

async function startRun(plan: PartPlan, guard: Guard, stopping: AbortSignal): Promise<Run> {
  const child = spawn(process.execPath, plan.args, {
    cwd: plan.cwd,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: plan.env(),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${plan.name} could not be started.`);
  guard.protect(pid, { stopSignal: "SIGTERM", graceMs: plan.graceMs, stage: plan.stage });
  child.stdin.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, name) => {
      signal(-pid, "SIGKILL");
      guard.release(pid);
      resolve(name ?? `exit code ${code}`);
    });
  });
  const lastLines: string[] = [];
  const ready = new Promise<ReadyLine>((resolve) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      lastLines.push(line);
      if (lastLines.length > 30) lastLines.shift();
      plan.onLine(line, "stderr");
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = parseReady(line);
      if (found === null) plan.onLine(line, "stdout");
      else resolve(found);
    });
  });
  const run = { pid, ended };
  const waiting = new AbortController();
  const outcome = await Promise.race([
    ready,
    ended.then((reason) => `ended with ${reason} before it was ready`),
    delay(plan.readyTimeoutMs, "was not ready in time", { signal: waiting.signal }).catch(() => ""),
    delay(2 ** 31 - 1, "", { signal: AbortSignal.any([waiting.signal, stopping]) }).catch(() => "was stopped"),
  ]);
  waiting.abort();
  if (typeof outcome !== "string") return { ...run, ready: outcome };
  await endRun({ ...run, ready: { ready: true } }, plan.graceMs);
  throw new Error([`${plan.name} ${outcome}.`, ...lastLines].join("\n"));
}

/** Asks the process to end, then makes it; its whole group is gone afterwards. */
async function endRun(run: Run, graceMs: number): Promise<void> {
  if (run.pid === 0) return;
  signal(run.pid, "SIGTERM");
  if (!(await waitUntilGone(run.pid, graceMs))) signal(-run.pid, "SIGKILL");
  await run.ended;
}

function parseReady(line: string): ReadyLine | null {
  if (!line.startsWith("{") || !line.includes('"ready"')) return null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("ready" in value) || value.ready !== true) return null;
    return { ...value, ready: true };
  } catch {
    return null;
  }
}
