import { canonicalJson, type Json } from "./canonical-json.ts";
import type { Sql, Transaction } from "./database.ts";
import { nextCronMoment, readFunctionSpec, type FunctionSpec } from "./function-spec.ts";
import { locks } from "./schema.ts";

export type Registration = { modified: boolean } | { refusals: string[] };

/** The given functions are the app's whole list from now on; or, when one asks for something the engine does not do, nothing has changed. */
export async function registerFunctions(sql: Sql, configs: Json[]): Promise<Registration> {
  const read = configs.map(readFunctionSpec);
  const refusals = read.flatMap((one) => one.refusals);
  const ids = read.map((one) => one.spec.id);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) refusals.push(`${id}: registered twice`);
  if (refusals.length > 0) return { refusals };

  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.namespace}::int, ${locks.route}::int)`;
    const stored = await tx<{ config: Json }[]>`select config from engine.functions order by position`;
    const isKnown = canonicalJson(stored.map((row) => row.config)) === canonicalJson(configs);
    const [row] = await tx<{ version: string }[]>`select version from engine.registration`;
    if (isKnown && row?.version !== "0") return { modified: false };
    await tx`delete from engine.functions`;
    const specs = read.map((one) => one.spec);
    await tx`
      insert into engine.functions (id, position, config, max_attempts, concurrency)
      select id, position, config::json, max_attempts, concurrency
      from unnest(${ids}::text[], ${specs.map((_, i) => i)}::int[], ${configs.map((config) => JSON.stringify(config))}::text[],
        ${specs.map((spec) => spec.maxAttempts)}::int[], ${specs.map((spec) => spec.concurrency?.limit ?? null)}::int[])
        as f(id, position, config, max_attempts, concurrency)`;
    await replaceCrons(tx, specs);
    await tx`update engine.registration set version = version + 1`;
    return { modified: true };
  });
}

async function replaceCrons(tx: Transaction, specs: FunctionSpec[]): Promise<void> {
  const now = new Date();
  const crons = specs.flatMap((spec) =>
    spec.crons.map(({ cron }) => ({ id: spec.id, cron, next: nextCronMoment(cron, now) })),
  );
  const ids = crons.map((one) => one.id);
  const expressions = crons.map((one) => one.cron);
  await tx`
    delete from engine.crons c
    where not exists (select from unnest(${ids}::text[], ${expressions}::text[]) as w(id, cron) where w.id = c.function_id and w.cron = c.expression)`;
  await tx`
    insert into engine.crons (function_id, expression, next_at)
    select id, cron, next_at::timestamptz
    from unnest(${ids}::text[], ${expressions}::text[], ${crons.map((one) => one.next?.toISOString() ?? "infinity")}::text[]) as c(id, cron, next_at)
    on conflict do nothing`;
}
