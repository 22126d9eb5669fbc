import { setTimeout as delay } from "node:timers/promises";

export type Loop = {
  /** Makes the loop work soon, once, however often it is called meanwhile. */
  poke(): void;
  /** Resolves when the work under way has ended; none begins afterwards. */
  stop(): Promise<void>;
};

const errorPauseMs = 250;
const maxErrorPauseMs = 2000;

/** Runs `work` one at a time, whenever poked and again while it says that there is more. An error is told, then followed by a pause of at most two seconds and another try. */
export function startLoop(work: () => Promise<boolean>, onError: (error: unknown) => void): Loop {
  let wanted = false;
  let errorsInRow = 0;
  let stopped = false;
  let turning: Promise<void> | null = null;

  async function turn(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      try {
        if (await work()) wanted = true;
        errorsInRow = 0;
      } catch (error) {
        if (stopped) return;
        onError(error);
        await delay(Math.min(maxErrorPauseMs, errorPauseMs * ++errorsInRow));
        wanted = true;
      }
    }
  }

  const poke = (): void => {
    wanted = true;
    if (turning !== null || stopped) return;
    turning = turn().finally(() => {
      turning = null;
      if (wanted && !stopped) poke();
    });
  };

  return {
    poke,
    async stop() {
      stopped = true;
      await turning;
    },
  };
}
