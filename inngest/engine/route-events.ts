import type { JsonObject } from "./canonical-json.ts";
import type { Sql, Transaction } from "./database.ts";
import { endWaits } from "./end-waits.ts";
import { holds } from "./expression.ts";
import { fillBatches, type BatchItem } from "./fill-batches.ts";
import { nextCronMoment } from "./function-spec.ts";
import { newUlid } from "./ids.ts";
import type { Registered, Registry } from "./registry.ts";
import { locks } from "./schema.ts";
import { startRuns, type RunRequest } from "./start-runs.ts";

const maxEvents = 500;

/**
 * One pass, in one transaction and by one engine at a time: accepted events reach functions, batches and waits; crons, batches and waits
 * whose time has come do the same. As long as no app has ever registered, events are kept. True when there may be more to do.
 */
export async function routeEvents(sql: Sql, registry: Registry): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.namespace}::int, ${locks.route}::int)`;
    const registered = await registry.current(tx);
    if (registered.version === 0) return false;
    const now = new Date();
    const events = await takeEvents(tx);
    const { requests, items } = addressEvents(events, registered);
    requests.push(...(await fireCrons(tx, registered, now)), ...(await fillBatches(tx, items, registered, now)));
    await startRuns(tx, requests, now);
    const hasMoreWaits = await endWaits(tx, events);
    return hasMoreWaits || events.length === maxEvents;
  });
}

async function takeEvents(tx: Transaction): Promise<JsonObject[]> {
  const rows = await tx<{ body: JsonObject }[]>`
    with taken as (
      update engine.events set is_routed = true
      where seq = any(array(select seq from engine.events where not is_routed order by seq limit ${maxEvents})) and not is_routed
      returning seq, body
    ) select body from taken order by seq`;
  return rows.map((row) => row.body);
}

function addressEvents(events: JsonObject[], registered: Registered): { requests: RunRequest[]; items: BatchItem[] } {
  const requests: RunRequest[] = [];
  const items: BatchItem[] = [];
  for (const event of events) {
    const reached = new Set<string>();
    for (const { spec, condition } of registered.byEvent.get(String(event.name)) ?? []) {
      if (reached.has(spec.id) || !holds(condition, event)) continue;
      reached.add(spec.id);
      if (spec.batch === null) requests.push({ spec, events: [event] });
      else items.push({ spec, event });
    }
  }
  return { requests, items };
}

/** Each due cron gets one run, however many of its moments have been missed, and its next moment lies in the future. */
async function fireCrons(tx: Transaction, registered: Registered, now: Date): Promise<RunRequest[]> {
  const due = await tx<{ functionId: string; expression: string }[]>`
    select function_id as "functionId", expression from engine.crons where next_at <= ${now}`;
  const requests: RunRequest[] = [];
  for (const { functionId, expression } of due) {
    const next = nextCronMoment(expression, now);
    await tx`update engine.crons set next_at = ${next ?? new Date("9999-01-01")} where function_id = ${functionId} and expression = ${expression}`;
    const spec = registered.byId.get(functionId);
    if (spec === undefined) continue;
    const event = { id: newUlid(), name: "inngest/scheduled.timer", data: { cron: expression }, ts: now.getTime() };
    requests.push({ spec, events: [event] });
  }
  return requests;
}
