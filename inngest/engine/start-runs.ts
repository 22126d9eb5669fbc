import type { JsonObject } from "./canonical-json.ts";
import type { Transaction } from "./database.ts";
import { keyText } from "./expression.ts";
import type { FunctionSpec } from "./function-spec.ts";
import { newUlid } from "./ids.ts";

export type RunRequest = { spec: FunctionSpec; events: JsonObject[] };

/** What parts a lane's function from its key; claim-jobs.ts splits at it. */
const separator = "\u001f";

/** The requested runs exist, each with a first job: at once, or when the throttle allows. One whose idempotency key was seen within 24 hours does not. */
export async function startRuns(tx: Transaction, requests: RunRequest[], now: Date): Promise<void> {
  const admitted = await withoutRepeats(tx, requests);
  if (admitted.length === 0) return;
  const dueTimes = await throttle(tx, admitted, now);
  const ids = admitted.map(() => newUlid());
  const lanes = admitted.map(laneOf);
  const insertRuns = tx`
    insert into engine.runs (id, function_id, lane, events, event_name, event_id, event_count)
    select id, function_id, lane, events::json, event_name, event_id, event_count
    from unnest(${ids}::text[], ${admitted.map((one) => one.spec.id)}::text[], ${lanes}::text[], ${admitted.map((one) => JSON.stringify(one.events))}::text[],
      ${admitted.map((one) => String(one.events[0]?.name))}::text[], ${admitted.map((one) => String(one.events[0]?.id))}::text[],
      ${admitted.map((one) => one.events.length)}::int[]) as r(id, function_id, lane, events, event_name, event_id, event_count)`.execute();
  const insertJobs = tx`
    insert into engine.jobs (run_id, lane, due_at)
    select run_id, lane, coalesce(due_at::timestamptz, now())
    from unnest(${ids}::text[], ${lanes}::text[], ${dueTimes.map((date) => date?.toISOString() ?? null)}::text[]) as j(run_id, lane, due_at)`.execute();
  await Promise.all([insertRuns, insertJobs]);
}

function laneOf({ spec, events }: RunRequest): string {
  const key = spec.concurrency?.key ?? [];
  return key.length === 0 ? spec.id : spec.id + separator + keyText(key, events[0] ?? {});
}

async function withoutRepeats(tx: Transaction, requests: RunRequest[]): Promise<RunRequest[]> {
  const first = new Map<string, RunRequest>();
  for (const request of requests) {
    const name = idempotencyName(request);
    if (name !== null && !first.has(name)) first.set(name, request);
  }
  if (first.size === 0) return requests;
  const names = [...first.keys()].map((name) => name.split(separator));
  const rows = await tx<{ name: string }[]>`
    insert into engine.idempotency as i (function_id, key, seen_at)
    select function_id, key, now() from unnest(${names.map((one) => one[0] ?? "")}::text[], ${names.map((one) => one[1] ?? "")}::text[]) as n(function_id, key)
    on conflict (function_id, key) do update set seen_at = now() where i.seen_at < now() - interval '24 hours'
    returning function_id || chr(31) || key as name`;
  const isNew = new Set(rows.map((row) => row.name));
  return requests.filter((request) => {
    const name = idempotencyName(request);
    return name === null || (isNew.has(name) && first.get(name) === request);
  });
}

function idempotencyName({ spec, events }: RunRequest): string | null {
  return spec.idempotency === null ? null : spec.id + separator + keyText(spec.idempotency, events[0] ?? {});
}

/**
 * When each run may start, null meaning at once: the generic cell rate algorithm. `free_at` is when the throttle would have forgotten all
 * starts so far; a start moves it on by period / limit, and may come early by burst - 1 such intervals.
 */
async function throttle(tx: Transaction, requests: RunRequest[], now: Date): Promise<(Date | null)[]> {
  const keys = requests.map(({ spec, events }) =>
    spec.throttle === null ? null : spec.id + separator + keyText(spec.throttle.key, events[0] ?? {}),
  );
  const used = [...new Set(keys.filter((key) => key !== null))];
  if (used.length === 0) return requests.map(() => null);
  const rows = await tx<
    { key: string; freeAt: Date }[]
  >`select key, free_at as "freeAt" from engine.throttles where key = any(${used}::text[])`;
  const freeAt = new Map(rows.map((row) => [row.key, row.freeAt.getTime()]));
  const dueTimes = requests.map(({ spec }, i) => {
    const key = keys[i];
    if (spec.throttle === null || key === null || key === undefined) return null;
    const intervalMs = spec.throttle.periodMs / spec.throttle.limit;
    const free = freeAt.get(key) ?? 0;
    const start = Math.max(now.getTime(), free - (spec.throttle.burst - 1) * intervalMs);
    freeAt.set(key, Math.max(start, free) + intervalMs);
    return start > now.getTime() ? new Date(start) : null;
  });
  await tx`
    insert into engine.throttles (key, free_at)
    select key, free_at::timestamptz from unnest(${used}::text[], ${used.map((key) => new Date(freeAt.get(key) ?? 0).toISOString())}::text[]) as t(key, free_at)
    on conflict (key) do update set free_at = excluded.free_at`;
  return dueTimes;
}
