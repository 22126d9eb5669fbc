import type { JsonObject } from "./canonical-json.ts";
import type { Transaction } from "./database.ts";
import { keyText } from "./expression.ts";
import type { FunctionSpec } from "./function-spec.ts";
import type { Registered } from "./registry.ts";
import type { RunRequest } from "./start-runs.ts";

export type BatchItem = { spec: FunctionSpec; event: JsonObject };
type OpenBatch = { functionId: string; key: string };

/** The items wait in their batches. Answers with a run for each batch that is full or whose time is up: their items wait no more. */
export async function fillBatches(
  tx: Transaction,
  items: BatchItem[],
  registered: Registered,
  now: Date,
): Promise<RunRequest[]> {
  const touched = new Map<string, OpenBatch>();
  const touch = (functionId: string, key: string) => void touched.set(`${functionId}\u001f${key}`, { functionId, key });
  const rows = items.map(({ spec, event }) => ({
    functionId: spec.id,
    key: keyText(spec.batch?.key ?? [], event),
    event,
  }));
  for (const row of rows) touch(row.functionId, row.key);
  if (rows.length > 0) {
    await tx`
      insert into engine.batch_items (function_id, key, event)
      select function_id, key, event::json
      from unnest(${rows.map((row) => row.functionId)}::text[], ${rows.map((row) => row.key)}::text[], ${rows.map((row) => JSON.stringify(row.event))}::text[])
        with ordinality as b(function_id, key, event, n) order by n`;
  }
  const due = await tx<
    OpenBatch[]
  >`select function_id as "functionId", key from engine.batches where due_at <= ${now} order by due_at limit 100`;
  for (const batch of due) touch(batch.functionId, batch.key);
  const isDue = new Set(due.map((batch) => `${batch.functionId}\u001f${batch.key}`));
  const requests: RunRequest[] = [];
  for (const [name, batch] of touched) {
    const spec = registered.byId.get(batch.functionId);
    // A function that is gone, or batches no more, gets what was collected for it as one last batch or not at all.
    if (spec === undefined) await dropBatch(tx, batch);
    else requests.push(...(await closeBatches(tx, spec, batch, isDue.has(name), now)));
  }
  return requests;
}

async function closeBatches(
  tx: Transaction,
  spec: FunctionSpec,
  batch: OpenBatch,
  isDue: boolean,
  now: Date,
): Promise<RunRequest[]> {
  const maxSize = spec.batch?.maxSize ?? 100;
  const [count] = await tx<{ items: number }[]>`
    select count(*)::int as items from engine.batch_items where function_id = ${batch.functionId} and key = ${batch.key}`;
  const total = count?.items ?? 0;
  const taken = isDue ? total : total - (total % maxSize);
  const events = taken === 0 ? [] : await takeItems(tx, batch, taken);
  await moveDeadline(tx, spec, batch, { isEmpty: taken === total, isFresh: taken > 0, now });
  return Array.from({ length: Math.ceil(events.length / maxSize) }, (_, i) => ({
    spec,
    events: events.slice(i * maxSize, (i + 1) * maxSize),
  }));
}

async function takeItems(tx: Transaction, batch: OpenBatch, count: number): Promise<JsonObject[]> {
  const rows = await tx<{ event: JsonObject }[]>`
    with taken as (
      delete from engine.batch_items where id in (
        select id from engine.batch_items where function_id = ${batch.functionId} and key = ${batch.key} order by id limit ${count}
      ) returning id, event
    ) select event from taken order by id`;
  return rows.map((row) => row.event);
}

async function moveDeadline(
  tx: Transaction,
  spec: FunctionSpec,
  batch: OpenBatch,
  state: { isEmpty: boolean; isFresh: boolean; now: Date },
): Promise<void> {
  if (state.isEmpty)
    return void (await tx`delete from engine.batches where function_id = ${batch.functionId} and key = ${batch.key}`);
  const dueAt = new Date(state.now.getTime() + (spec.batch?.timeoutMs ?? 0));
  await tx`
    insert into engine.batches as b (function_id, key, due_at) values (${batch.functionId}, ${batch.key}, ${dueAt})
    on conflict (function_id, key) do update set due_at = case when ${state.isFresh}::boolean then excluded.due_at else b.due_at end`;
}

async function dropBatch(tx: Transaction, batch: OpenBatch): Promise<void> {
  await tx`delete from engine.batch_items where function_id = ${batch.functionId} and key = ${batch.key}`;
  await tx`delete from engine.batches where function_id = ${batch.functionId} and key = ${batch.key}`;
}
