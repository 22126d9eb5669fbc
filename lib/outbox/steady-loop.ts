import { isDatabaseDown } from "#/db/client.ts";
import type { Log } from "#/lib/core/log.ts";

export type SteadyLoopOptions = {
  name: string;
  log: Log;
  /** One round of work; answers after how many ms the next is due, 0 for at once. */
  run: () => Promise<number>;
  /** Pause after a failed round; it doubles up to `slowestMs`. */
  retryMs: number;
  slowestMs: number;
};

export type SteadyLoop = {
  /** There is work: the next round starts now, unless rounds are failing. */
  poke(): void;
  /** No further round starts; settles when the running one has ended. */
  stop(): Promise<void>;
};

/** Rounds asked for by pokes start at least so far apart, so that a busy writer doesn't make the loop spin. */
const pokeGapMs = 10;

/** Runs rounds one after another until stopped, each when the last one said, or sooner when poked. */
export function startSteadyLoop({ name, log, run, retryMs, slowestMs }: SteadyLoopOptions): SteadyLoop {
  let stopped = false;
  let poked = false;
  let failures = 0;
  let endPause: (() => void) | null = null;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        endPause = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      endPause = end;
    });

  const round = async (): Promise<number> => {
    poked = false;
    try {
      const dueInMs = await run();
      failures = 0;
      return poked ? Math.min(dueInMs, pokeGapMs) : dueInMs;
    } catch (error) {
      failures++;
      if (failures === 1) log.warn({ loop: name, err: error, databaseDown: isDatabaseDown(error) }, "a round failed");
      return Math.min(slowestMs, retryMs * 2 ** Math.min(failures - 1, 10));
    }
  };

  const rounds = async (): Promise<void> => {
    while (!stopped) {
      const pauseMs = await round();
      if (pauseMs > 0 && !stopped) await pause(pauseMs);
    }
  };
  const running = rounds();

  return {
    poke: () => {
      poked = true;
      if (failures === 0) endPause?.();
    },
    stop: () => {
      stopped = true;
      endPause?.();
      return running;
    },
  };
}
