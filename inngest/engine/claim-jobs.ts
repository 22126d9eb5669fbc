import type { Json, JsonObject } from "./canonical-json.ts";
import type { Sql } from "./database.ts";
import { locks } from "./schema.ts";

/** A job that is ours until its lease ends, with all that its call needs. */
export type ClaimedJob = {
  id: string;
  /** The fencing token: a result counts only while the job still carries it. */
  token: string;
  runId: string;
  functionId: string;
  lane: string;
  /** The step that is called by name; null lets the function go on until it finds one. */
  stepId: string | null;
  attempt: number;
  maxAttempts: number;
  /** Calls in a row that brought no answer. */
  losses: number;
  protocol: number;
  pending: number;
  events: JsonObject[];
  /** Memoised results in the order in which they were completed. */
  steps: [id: string, result: Json][];
};

export type ClaimRequest = {
  room: number;
  leaseMs: number;
  /** Jobs the caller still works on: should their leases have run out unnoticed, it does not start them a second time. */
  open: string[];
};

/**
 * Up to `room` due jobs are leased to the caller, taking turns between lanes, and never more of a lane than its function allows at once.
 * A lane is a function, or a function and its concurrency key. One engine claims at a time, which makes the count exact;
 * a lease that has run out no longer counts.
 */
export async function claimJobs(sql: Sql, { room, leaseMs, open }: ClaimRequest): Promise<ClaimedJob[]> {
  return sql.begin(async (tx) => {
    const lock = tx`select pg_advisory_xact_lock(${locks.namespace}::int, ${locks.claim}::int)`.execute();
    const claimed = tx<ClaimedJob[]>`
      with recursive lanes as (
        (select lane from engine.jobs order by lane limit 1)
        union all
        select (select j.lane from engine.jobs j where j.lane > lanes.lane order by j.lane limit 1) from lanes where lanes.lane is not null
      ), busy as (
        select lane, count(*)::int as jobs from engine.jobs where token is not null and due_at > now() group by lane
      ), free as (
        select l.lane, least(${room}::int, greatest(0, coalesce(f.concurrency - coalesce(b.jobs, 0), ${room}::int))) as room
        from lanes l left join busy b using (lane) left join engine.functions f on f.id = split_part(l.lane, chr(31), 1)
        where l.lane is not null
      ), due as (
        select d.id, d.due_at, row_number() over (partition by free.lane order by d.due_at, d.id) as turn
        from free cross join lateral (
          select j.id, j.due_at from engine.jobs j where j.lane = free.lane and j.due_at <= now() and j.id <> all(${open}::bigint[])
          order by j.due_at limit free.room for no key update skip locked
        ) d
      ), claimed as (
        update engine.jobs j set token = nextval('engine.tokens'), due_at = now() + ${leaseMs}::int * interval '1 millisecond'
        from (select id from due order by turn, due_at limit ${room}::int) picked
        where j.id = picked.id returning j.*
      )
      select c.id, c.token, c.run_id as "runId", r.function_id as "functionId", c.lane, c.step_id as "stepId", c.attempt, c.losses,
        coalesce(f.max_attempts, 1) as "maxAttempts", r.protocol, r.pending, r.events,
        coalesce((
          select json_agg(json_build_array(s.id, s.result) order by s.completed) from engine.steps s where s.run_id = r.id and s.result is not null
        ), '[]'::json) as steps
      from claimed c join engine.runs r on r.id = c.run_id left join engine.functions f on f.id = r.function_id`;
    await lock;
    return claimed;
  });
}
