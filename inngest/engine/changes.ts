import { insertEvents, type EventRecord } from "./accept-events.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import type { Transaction } from "./database.ts";

/** Everything one transaction will write about runs, collected first and written in a handful of statements. */
export type Changes = {
  /** Memoised from now on, unless the step already was. */
  doneSteps: { runId: string; stepId: string; result: Json; isFailed: boolean }[];
  openSteps: { runId: string; stepId: string }[];
  waits: {
    runId: string;
    stepId: string;
    until: Date;
    event: string | null;
    field: string | null;
    value: string | null;
  }[];
  newJobs: { runId: string; lane: string; stepId: string | null; dueAt: Date | null }[];
  doneJobs: string[];
  retriedJobs: { id: string; attempt: number; losses: number; afterMs: number; error: Json }[];
  runs: { id: string; pending: number; protocol: number; isEager: boolean }[];
  endedRuns: { id: string; status: "completed" | "failed"; output: Json; error: Json }[];
  events: EventRecord[];
};

export function noChanges(): Changes {
  return {
    doneSteps: [],
    openSteps: [],
    waits: [],
    newJobs: [],
    doneJobs: [],
    retriedJobs: [],
    runs: [],
    endedRuns: [],
    events: [],
  };
}

/** The changes are part of the transaction. A new job without a time is due at once. */
export async function writeChanges(tx: Transaction, changes: Changes): Promise<void> {
  const { doneSteps, openSteps, waits, newJobs, doneJobs, retriedJobs, runs, endedRuns, events } = changes;
  const statements: Promise<unknown>[] = [];
  const write = (rows: unknown[], statement: () => Promise<unknown>) => {
    if (rows.length > 0) statements.push(statement());
  };
  write(openSteps, () =>
    tx`
    insert into engine.steps (run_id, id)
    select * from unnest(${pluck(openSteps, "runId")}::text[], ${pluck(openSteps, "stepId")}::text[]) on conflict do nothing`.execute(),
  );
  write(doneSteps, () =>
    tx`
    insert into engine.steps (run_id, id, result, completed, is_failed)
    select run_id, id, result::json, nextval('engine.step_order'), is_failed::boolean
    from unnest(${pluck(doneSteps, "runId")}::text[], ${pluck(doneSteps, "stepId")}::text[], ${json(doneSteps, "result")}::text[], ${doneSteps.map((one) => String(one.isFailed))}::text[])
      with ordinality as s(run_id, id, result, is_failed, n) order by n
    on conflict (run_id, id) do update set result = excluded.result, completed = excluded.completed, is_failed = excluded.is_failed
      where steps.result is null`.execute(),
  );
  write(waits, () =>
    tx`
    insert into engine.waits (run_id, step_id, expires_at, event_name, field, value)
    select run_id, step_id, expires_at::timestamptz, event_name, field, value
    from unnest(${pluck(waits, "runId")}::text[], ${pluck(waits, "stepId")}::text[], ${waits.map((one) => one.until.toISOString())}::text[],
      ${pluck(waits, "event")}::text[], ${pluck(waits, "field")}::text[], ${pluck(waits, "value")}::text[]) as w(run_id, step_id, expires_at, event_name, field, value)`.execute(),
  );
  write(doneJobs, () => tx`delete from engine.jobs where id = any(${doneJobs}::bigint[])`.execute());
  write(retriedJobs, () =>
    tx`
    update engine.jobs j set token = null, attempt = r.attempt, losses = r.losses, last_error = r.error::json,
      due_at = now() + r.after_ms * interval '1 millisecond'
    from unnest(${pluck(retriedJobs, "id")}::bigint[], ${pluck(retriedJobs, "attempt")}::int[], ${pluck(retriedJobs, "losses")}::int[],
      ${pluck(retriedJobs, "afterMs")}::float8[], ${json(retriedJobs, "error")}::text[]) as r(id, attempt, losses, after_ms, error)
    where j.id = r.id`.execute(),
  );
  write(runs, () =>
    tx`
    update engine.runs r set pending = c.pending, protocol = c.protocol, is_eager = c.is_eager::boolean
    from unnest(${pluck(runs, "id")}::text[], ${pluck(runs, "pending")}::int[], ${pluck(runs, "protocol")}::int[], ${runs.map((one) => String(one.isEager))}::text[])
      as c(id, pending, protocol, is_eager)
    where r.id = c.id`.execute(),
  );
  write(endedRuns, () =>
    tx`
    update engine.runs r set status = c.status, output = c.output::json, error = c.error::json, ended_at = now(), pending = 0
    from unnest(${pluck(endedRuns, "id")}::text[], ${pluck(endedRuns, "status")}::text[], ${json(endedRuns, "output")}::text[], ${json(endedRuns, "error")}::text[])
      as c(id, status, output, error)
    where r.id = c.id`.execute(),
  );
  write(newJobs, () =>
    tx`
    insert into engine.jobs (run_id, lane, step_id, due_at)
    select run_id, lane, step_id, coalesce(due_at::timestamptz, now())
    from unnest(${pluck(newJobs, "runId")}::text[], ${pluck(newJobs, "lane")}::text[], ${pluck(newJobs, "stepId")}::text[],
      ${newJobs.map((one) => one.dueAt?.toISOString() ?? null)}::text[]) as n(run_id, lane, step_id, due_at)`.execute(),
  );
  // An ended run leaves nothing behind that could still call the app.
  const endedIds = pluck(endedRuns, "id");
  write(endedIds, () => tx`delete from engine.jobs where run_id = any(${endedIds}::text[])`.execute());
  write(endedIds, () => tx`delete from engine.waits where run_id = any(${endedIds}::text[])`.execute());
  write(events, () => insertEvents(tx, events));
  await Promise.all(statements);
}

function pluck<Row, Name extends keyof Row>(rows: Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name]);
}

function json<Name extends string>(rows: Record<Name, Json>[], name: Name): string[] {
  return rows.map((row) => canonicalJson(row[name]));
}
