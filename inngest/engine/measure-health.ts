import type { Sql } from "./database.ts";

export type Lag = {
  /** The larger of the two below: zero when the engine keeps up. */
  lagMs: number;
  /** Age of the oldest accepted event that no function has seen yet, and how many wait (counted up to 10,000). */
  eventLagMs: number;
  waitingEvents: number;
  /** How long ago the oldest job was due that nothing but the engine itself keeps waiting: its function's concurrency has room. */
  jobLagMs: number;
  /** Due jobs, those behind a concurrency limit included (counted up to 10,000), and jobs being called. */
  dueJobs: number;
  openJobs: number;
};

/** How far the engine is behind. */
export async function measureHealth(sql: Sql): Promise<Lag> {
  const [lag] = await sql<Omit<Lag, "lagMs">[]>`
    with busy as (
      select lane, count(*) as jobs from engine.jobs where token is not null and due_at > now() group by lane
    ), full_lanes as (
      select b.lane from busy b join engine.functions f on f.id = split_part(b.lane, chr(31), 1) where b.jobs >= f.concurrency
    )
    select
      coalesce((select extract(epoch from now() - received_at) * 1000 from engine.events where not is_routed order by seq limit 1), 0)::int as "eventLagMs",
      (select count(*)::int from (select from engine.events where not is_routed limit 10000) e) as "waitingEvents",
      coalesce((
        select extract(epoch from now() - due_at) * 1000 from engine.jobs
        where due_at <= now() and lane not in (select lane from full_lanes) order by due_at limit 1
      ), 0)::int as "jobLagMs",
      (select count(*)::int from (select from engine.jobs where due_at <= now() limit 10000) j) as "dueJobs",
      coalesce((select sum(jobs) from busy), 0)::int as "openJobs"`;
  if (lag === undefined) throw new Error("The database gave no answer");
  return { lagMs: Math.max(lag.eventLagMs, lag.jobLagMs), ...lag };
}
