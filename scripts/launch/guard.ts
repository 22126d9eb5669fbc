import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { startMark } from "./process-table.ts";
import type { Ward, WatchdogLine } from "../watchdog.ts";

/** Keeps processes from outliving this one: a watchdog in a session of its own stops them when our pipe to it closes. */
export type Guard = {
  protect(pid: number, how: Omit<Ward, "pid" | "mark">): void;
  release(pid: number): void;
  close(): void;
};

export function startGuard(): Guard {
  const wards = new Map<number, Ward>();
  let closed = false;
  let watchdog = startWatchdog();

  function tell(line: WatchdogLine): void {
    watchdog.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  function startWatchdog(): ChildProcess {
    const child = spawn(process.execPath, [join(import.meta.dirname, "..", "watchdog.ts")], {
      detached: true,
      stdio: ["pipe", "ignore", "inherit"],
      cwd: "/",
      env: { NODE_ENV: "production" },
    });
    child.stdin?.on("error", () => {});
    child.unref();
    unrefPipe(child);
    child.on("exit", () => {
      if (closed) return;
      watchdog = startWatchdog();
      for (const ward of wards.values()) tell({ guard: ward });
    });
    return child;
  }

  return {
    protect(pid, how) {
      const ward = { pid, mark: startMark(pid), ...how };
      wards.set(pid, ward);
      tell({ guard: ward });
    },
    release(pid) {
      if (wards.delete(pid)) tell({ release: pid });
    },
    close() {
      closed = true;
      watchdog.stdin?.end();
    },
  };
}

/** The pipe must not keep an otherwise finished process alive. */
function unrefPipe(child: ChildProcess): void {
  const pipe: unknown = child.stdin;
  if (pipe !== null && typeof pipe === "object" && "unref" in pipe && typeof pipe.unref === "function") pipe.unref();
}
