import type { Json, JsonObject } from "./canonical-json.ts";
import { noChanges, writeChanges } from "./changes.ts";
import type { Transaction } from "./database.ts";
import { goOn } from "./decide.ts";
import { fieldText } from "./expression.ts";

type EndedWait = { runId: string; stepId: string; data: Json };

const maxExpired = 500;

/** Waits that these events fulfil, and sleeps and waits whose time is up, are memoised and their runs called on. True when more of them may be due. */
export async function endWaits(tx: Transaction, events: JsonObject[]): Promise<boolean> {
  const matched = await findMatches(tx, events);
  const expired = await tx<{ runId: string; stepId: string }[]>`
    select run_id as "runId", step_id as "stepId" from engine.waits where expires_at <= now() order by expires_at limit ${maxExpired}`;
  const ended = [...matched, ...expired.map((wait) => ({ ...wait, data: null }))];
  if (ended.length > 0) await complete(tx, ended);
  return expired.length === maxExpired;
}

async function findMatches(tx: Transaction, events: JsonObject[]): Promise<EndedWait[]> {
  const names = [...new Set(events.map((event) => String(event.name)))];
  if (names.length === 0) return [];
  const fields = await tx<{ name: string; field: string }[]>`
    select distinct event_name as name, field from engine.waits where event_name = any(${names}::text[])`;
  const offers = events.flatMap((event, n) =>
    fields
      .filter(({ name }) => name === event.name)
      .flatMap(({ name, field }) => {
        const value = field === "" ? "" : fieldText(field.split("."), event);
        return value === null ? [] : [{ n, name, field, value }];
      }),
  );
  if (offers.length === 0) return [];
  const rows = await tx<{ runId: string; stepId: string; n: number }[]>`
    select w.run_id as "runId", w.step_id as "stepId", min(o.n) as n
    from unnest(${offers.map((one) => one.n)}::int[], ${offers.map((one) => one.name)}::text[], ${offers.map((one) => one.field)}::text[],
      ${offers.map((one) => one.value)}::text[]) as o(n, name, field, value)
    join engine.waits w on w.event_name = o.name and w.field = o.field and w.value = o.value
    group by w.run_id, w.step_id`;
  return rows.map(({ runId, stepId, n }) => ({ runId, stepId, data: events[n] ?? null }));
}

async function complete(tx: Transaction, ended: EndedWait[]): Promise<void> {
  const runIds = [...new Set(ended.map((wait) => wait.runId))].toSorted();
  const rows = await tx<{ id: string; lane: string; pending: number; protocol: number; isEager: boolean }[]>`
    select id, lane, pending, protocol, is_eager as "isEager" from engine.runs where id = any(${runIds}::text[]) order by id for no key update`;
  const removed = await tx<{ runId: string; stepId: string }[]>`
    delete from engine.waits w using unnest(${ended.map((one) => one.runId)}::text[], ${ended.map((one) => one.stepId)}::text[]) as e(run_id, step_id)
    where w.run_id = e.run_id and w.step_id = e.step_id returning w.run_id as "runId", w.step_id as "stepId"`;
  const isRemoved = new Set(removed.map((wait) => `${wait.runId} ${wait.stepId}`));
  const runs = new Map(
    rows.map((row) => [row.id, { ...row, knownSteps: new Map<string, boolean>(), hasEnded: false }]),
  );
  const changes = noChanges();
  for (const { runId, stepId, data } of ended) {
    const run = runs.get(runId);
    if (run === undefined || !isRemoved.delete(`${runId} ${stepId}`)) continue;
    run.pending -= 1;
    changes.doneSteps.push({ runId, stepId, result: { data }, isFailed: false });
    goOn(run, run.lane, changes);
  }
  changes.runs.push(...runs.values());
  await writeChanges(tx, changes);
}
