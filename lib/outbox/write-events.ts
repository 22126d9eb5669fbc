import { column } from "#/db/arrays.ts";
import type { TransactionSql } from "#/db/client.ts";
import type { EmittedEvent } from "#/lib/core/events.ts";
import { newId } from "#/lib/core/ids.ts";

/**
 * The events are outbox rows of this transaction, in the order given; they leave after its commit. Events of one
 * coalesce key in one transaction are one row.
 */
export async function writeEvents(sql: TransactionSql, events: EmittedEvent[]): Promise<void> {
  const rows = withoutRepeats(events);
  if (rows.length === 0) return;
  await sql`
    insert into outbox (id, name, data, coalesce_key)
    select id, name, data::jsonb, coalesce_key
    from unnest(
      ${column(rows, () => newId("outbox"))}::text[], ${column(rows, (row) => row.name)}::text[],
      ${column(rows, (row) => JSON.stringify(row.data))}::text[], ${column(rows, (row) => row.coalesceKey)}::text[]
    ) with ordinality as e (id, name, data, coalesce_key, place)
    order by place`;
}

function withoutRepeats(events: EmittedEvent[]): EmittedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ coalesceKey }) => {
    if (coalesceKey === null) return true;
    if (seen.has(coalesceKey)) return false;
    seen.add(coalesceKey);
    return true;
  });
}
