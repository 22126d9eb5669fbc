import type { Sql } from "./database.ts";
import type { Tunables } from "./settings.ts";

const maxRows = 2000;

/** Up to some thousand rows that nobody needs any more are gone; true when there are more. Event ids and idempotency keys live for a day and a bit. */
export async function clearOld(sql: Sql, tunables: Tunables): Promise<boolean> {
  const keepMs = (status: "completed" | "failed") =>
    status === "failed" ? tunables.keepFailedRunsMs : tunables.keepRunsMs;
  const counts = [];
  for (const status of ["completed", "failed"] as const) {
    const runs = await sql`
      with old as (
        delete from engine.runs where id in (
          select id from engine.runs where ended_at < now() - ${keepMs(status)}::float8 * interval '1 millisecond' and status = ${status} limit ${maxRows}
        ) returning id
      ) , steps as (delete from engine.steps s using old where s.run_id = old.id)
      select from old`;
    counts.push(runs.count);
  }
  const events = await sql`
    delete from engine.events where id in (
      select id from engine.events where received_at < now() - interval '25 hours' and is_routed limit ${maxRows})`;
  const keys = await sql`
    delete from engine.idempotency where ctid in (
      select ctid from engine.idempotency where seen_at < now() - interval '25 hours' limit ${maxRows})`;
  const throttles = await sql`delete from engine.throttles where free_at < now() - interval '1 hour'`;
  return [...counts, events.count, keys.count].includes(maxRows) || throttles.count > maxRows;
}
