import type { ClaimedJob } from "./claim-jobs.ts";
import type { Sql } from "./database.ts";
import type { Logger } from "./log.ts";
import { startLoop } from "./loop.ts";
import type { Tunables } from "./settings.ts";

/** As long as it runs, the leases of the open jobs are prolonged by heartbeats. A lease that passed to another worker stays with that one. */
export function keepLeases(
  sql: Sql,
  open: ReadonlyMap<string, ClaimedJob>,
  tunables: Tunables,
  log: Logger,
): { stop(): Promise<void> } {
  const beat = startLoop(
    async () => {
      const jobs = [...open.values()];
      if (jobs.length === 0) return false;
      // A job that is being settled right now needs no heartbeat, and waiting for its lock could end in a deadlock.
      await sql`
        with held as (
          select j.id from unnest(${jobs.map((job) => job.id)}::bigint[], ${jobs.map((job) => job.token)}::bigint[]) as l(id, token)
          join engine.jobs j on j.id = l.id and j.token = l.token for no key update of j skip locked
        )
        update engine.jobs j set due_at = now() + ${tunables.leaseMs}::int * interval '1 millisecond' from held where j.id = held.id`;
      return false;
    },
    (error) => log.error({ err: error }, "leases could not be prolonged"),
  );
  const timer = setInterval(() => beat.poke(), tunables.heartbeatMs);
  return {
    stop() {
      clearInterval(timer);
      return beat.stop();
    },
  };
}

/** The jobs are due again at once, for any worker, without having cost an attempt. */
export async function releaseLeases(sql: Sql, jobs: ClaimedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await sql`
    update engine.jobs j set token = null, due_at = now()
    from unnest(${jobs.map((job) => job.id)}::bigint[], ${jobs.map((job) => job.token)}::bigint[]) as l(id, token)
    where j.id = l.id and j.token = l.token`;
}
