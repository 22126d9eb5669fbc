import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Guard } from "./guard.ts";
import { LaunchError } from "./launch-error.ts";
import { holdLock } from "./owner-lock.ts";
import { signal as killProcess } from "./process-table.ts";

const sourceFolders = ["app", "components", "db", "emails", "i18n", "inngest", "lib", "messages", "content", "public"];
const rootSource =
  /^(package(-lock)?\.json|tsconfig\.json|(next|postcss)\.config\.\w+|(proxy|instrumentation|server|mdx-components)\.\w+|auth\.ts)$/;
const notBuilt = /\.test\.tsx?$|^\./;

/** After this `.next` is built from exactly the present sources; nothing is done when it was already. */
export async function buildWhenNeeded(
  root: string,
  guard: Guard,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  if (isBuilt(root)) return;
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  let lock = holdLock(join(cache, "build.lock"));
  while (lock === null) {
    await delay(200, undefined, { signal });
    lock = holdLock(join(cache, "build.lock"));
  }
  try {
    if (isBuilt(root)) return;
    say("Building (this happens once after each change)…");
    const hash = hashSources(root);
    await runBuild(root, guard, signal);
    writeFileSync(markPath(root), hash);
  } finally {
    lock.release();
  }
}

const markPath = (root: string): string => join(root, ".next", "source-hash");

function isBuilt(root: string): boolean {
  if (!existsSync(join(root, ".next", "BUILD_ID")) || !existsSync(markPath(root))) return false;
  return readFileSync(markPath(root), "utf8") === hashSources(root);
}

/** A hash over names and contents of everything the build reads. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  const files = [
    ...readdirSync(root).filter((name) => rootSource.test(name)),
    ...sourceFolders.flatMap((folder) => listFiles(root, folder)),
  ].sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (notBuilt.test(name)) return [];
    return statSync(join(root, path)).isDirectory() ? listFiles(root, path) : [path];
  });
}

async function runBuild(root: string, guard: Guard, signal: AbortSignal): Promise<void> {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const { pid } = child;
  if (pid === undefined) throw new Error("The build could not be started.");
  guard.protect(pid, { stopSignal: "SIGTERM", graceMs: 500, stage: 1 });
  const kill = (): void => void killProcess(-pid, "SIGKILL");
  signal.addEventListener("abort", kill);
  const code = await new Promise<number | null>((resolve) =>
    child.once("close", resolve).once("error", () => resolve(1)),
  );
  signal.removeEventListener("abort", kill);
  guard.release(pid);
  signal.throwIfAborted();
  if (code !== 0) throw new LaunchError(`The build failed:\n${Buffer.concat(output).toString("utf8").trim()}`);
}
