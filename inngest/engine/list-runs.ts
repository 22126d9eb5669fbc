import type { Json } from "./canonical-json.ts";
import type { Sql } from "./database.ts";

export type RunSummary = {
  id: string;
  functionId: string;
  status: "running" | "completed" | "failed";
  eventName: string;
  eventId: string;
  eventCount: number;
  createdAt: string;
  endedAt: string | null;
  /** Of a failed run: what it ended with; of a running one: the latest failed call. */
  error: Json;
  /** Of a running run: the attempt under way or due, from 0. */
  attempt: number | null;
  nextCallAt: string | null;
  steps: number;
};

export type RunFilter = { status: string | null; functionId: string | null; limit: number; before: string | null };

/** The newest runs first; `before` is the id at which an earlier page ended. */
export async function listRuns(sql: Sql, { status, functionId, limit, before }: RunFilter): Promise<RunSummary[]> {
  const rows = await sql<RunSummary[]>`
    select r.id, r.function_id as "functionId", r.status, r.event_name as "eventName", r.event_id as "eventId",
      r.event_count as "eventCount", r.created_at as "createdAt", r.ended_at as "endedAt", coalesce(r.error, j.last_error) as error,
      j.attempt, j.due_at as "nextCallAt", (select count(*)::int from engine.steps s where s.run_id = r.id) as steps
    from engine.runs r
    left join lateral (select * from engine.jobs j where j.run_id = r.id order by j.due_at limit 1) j on true
    where (${status}::text is null or r.status = ${status}) and (${functionId}::text is null or r.function_id = ${functionId})
      and (${before}::text is null or r.created_at < (select created_at from engine.runs where id = ${before}))
    order by r.created_at desc limit ${limit}`;
  return [...rows];
}
