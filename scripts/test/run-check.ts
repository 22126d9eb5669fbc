import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";

export type CheckRun = {
  succeeded: boolean;
  /** The last lines it printed, without colours. */
  tail: string[];
};

const tailLines = 25;
/** Enough for the last lines of anything we run. */
const keptCharacters = 40_000;
/** What a check leaves running may hold its pipes open; nobody waits longer for them. */
const pipesMs = 2_000;

/** Runs a program to its end; what it prints is passed on as it comes. */
export async function runCheck(
  program: string,
  args: readonly string[],
  { cwd, env, write }: { cwd: string; env: NodeJS.ProcessEnv; write: (chunk: string) => void },
): Promise<CheckRun> {
  let kept = "";
  const take = (chunk: string): void => {
    write(chunk);
    kept = (kept + chunk).slice(-keptCharacters);
  };
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"], env });
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass);
  const closed = once(child, "close").catch(() => {});
  const code = await once(child, "exit").then(
    ([exitCode]) => exitCode as number | null,
    (error: Error) => {
      take(`${error.message}\n`);
      return null;
    },
  );
  await Promise.race([closed, delay(pipesMs, undefined, { ref: false })]);
  child.stdout.destroy();
  child.stderr.destroy();
  process.off("SIGINT", pass).off("SIGTERM", pass);
  return { succeeded: code === 0, tail: lastLines(kept) };
}

function lastLines(text: string): string[] {
  const lines = stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\r") + 1).trimEnd());
  return lines.filter((line) => line !== "").slice(-tailLines);
}
