import postgres from "postgres";
import type { Pools } from "#/db/client.ts";
import { createProcessScope } from "#/lib/core/process-scope.ts";
import { useRuntime } from "#/lib/testing/call-route.ts";
import type { Stage } from "./stage.ts";

type Work = () => Promise<void>;

/** While `work` runs nobody reads or writes these tables: whoever wants to waits. */
export async function whileLocked({ world }: Stage, tables: readonly string[], work: Work): Promise<void> {
  const owner = postgres(world.database.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner.begin(async (tx) => {
      for (const table of tables) await tx`lock table ${tx(table)} in access exclusive mode`;
      await work();
    });
  } finally {
    await owner.end();
  }
}

const nextTurn = () => new Promise<false>((resolve) => setImmediate(() => resolve(false)));

/** While `work` runs so many wait for a table that one more is turned away. All are answered when it is free again. */
export async function whileFull(stage: Stage, table: string, ask: () => Promise<unknown>, work: Work): Promise<void> {
  const waiting: Promise<boolean>[] = [];
  await whileLocked(stage, [table], async () => {
    let isFull = false;
    while (!isFull) {
      const turnedAway = ask().then(
        () => false,
        () => true,
      );
      waiting.push(turnedAway);
      isFull = await Promise.race([turnedAway, nextTurn()]);
    }
    await work();
  });
  await Promise.all(waiting);
}

/** While `work` runs the handlers work on other pools, as a process that has just started. */
export async function onPools({ world }: Stage, pools: Pools, work: Work): Promise<void> {
  const platform = { ...world.platform, pools, scope: createProcessScope() };
  try {
    useRuntime({ ...world, pools, platform, platformAs: (actor) => ({ ...platform, actor }) }, { rateLimits: true });
    await work();
  } finally {
    useRuntime(world, { rateLimits: true });
    await Promise.all([pools.app.close(), pools.platform.close()]);
  }
}
