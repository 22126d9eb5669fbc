export type StopWatch = {
  /** Aborts when we are asked to stop. */
  signal: AbortSignal;
  /** Settles (with null) when we are asked to stop. */
  stopped: Promise<null>;
};

const parentCheckMs = 400;

/**
 * Notices every way of being told to end: Ctrl-C, SIGTERM, a closed terminal, and npm dying without a word (its
 * death leaves us another parent). A program started without npm may well outlive its shell.
 */
export function waitForStop(): StopWatch {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => {
      if (process.ppid !== parent) stop();
    }, parentCheckMs).unref();
  }
  const stopped = new Promise<null>((resolve) => controller.signal.addEventListener("abort", () => resolve(null)));
  return { signal: controller.signal, stopped };
}
