import type { PlatformCtx } from "#/lib/core/context.ts";
import { getOutboxLag } from "./get-outbox-lag.ts";
import { relayOutbox, type Publish } from "./relay-outbox.ts";
import { startSteadyLoop } from "./steady-loop.ts";

export type OutboxRelay = {
  /** Events were committed: look now instead of at the next poll. */
  poke(): void;
  /** Age in ms of the oldest event that waits. */
  lag(): Promise<number>;
  stop(): Promise<void>;
};

/** Two events of one coalesce key leave at least so far apart; the first leaves at once. */
export const coalesceGapMs = 100;

const pollMs = 250;
const slowestPollMs = 5_000;
/** A publish that hangs longer is given up; its rows stay and leave again with the same ids. */
const publishTimeoutMs = 10_000;

/** Carries outbox rows to the engine until stopped: at once when poked, by polling otherwise, slower while it is down. */
export function startOutboxRelay(ctx: PlatformCtx, publish: Publish): OutboxRelay {
  const leftAtMs = new Map<string, number>();

  const heldKeys = (nowMs: number): string[] => {
    for (const [key, atMs] of leftAtMs) if (nowMs - atMs >= coalesceGapMs) leftAtMs.delete(key);
    return [...leftAtMs.keys()];
  };

  const loop = startSteadyLoop({
    name: "outbox-relay",
    log: ctx.log,
    retryMs: pollMs,
    slowestMs: slowestPollMs,
    run: async () => {
      const held = heldKeys(performance.now());
      const { rows, keys } = await relayOutbox(ctx, withinTime(publish), { heldKeys: held });
      for (const key of keys) leftAtMs.set(key, performance.now());
      if (rows > 0) return 0;
      return held.length > 0 ? coalesceGapMs : pollMs;
    },
  });

  return { poke: loop.poke, stop: loop.stop, lag: () => getOutboxLag(ctx) };
}

function withinTime(publish: Publish): Publish {
  return async (events) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The job engine did not answer in time.")), publishTimeoutMs);
    });
    try {
      await Promise.race([publish(events), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}
