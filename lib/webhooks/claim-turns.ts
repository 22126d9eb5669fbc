import { column } from "#/db/arrays.ts";
import type { Mode } from "#/db/enums.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

/** A delivery whose turn it is. */
export type DueDelivery = {
  id: string;
  eventId: string;
  type: string;
  data: Record<string, unknown>;
  occurredAt: Date;
  sequence: number;
  /** Made so far, and how many of them came before the last replay. */
  attempts: number;
  attemptsBefore: number;
};

/** The right to call one endpoint, for some of its due deliveries. */
export type Turn = {
  id: string;
  endpointId: string;
  tenantId: number;
  mode: Mode;
  url: string;
  /** Its last attempt failed. */
  failing: boolean;
  dataKey: Buffer;
  sealedSecret: Buffer;
  /** Null once the overlap of a rotation is over. */
  sealedFormerSecret: Buffer | null;
  deliveries: DueDelivery[];
};

/** A turn nobody settled ends by itself after so long: its worker is dead, and the next one takes up its deliveries. */
export const turnMs = 25_000;

const deliveriesPerTurn = 100;

/**
 * Up to so many free endpoints with due deliveries are this worker's alone, the longest waiting first, those that fail
 * counted apart so that they never crowd out the others. An endpoint has one turn at a time over all processes, which
 * keeps its deliveries in flight within one worker's two lanes. Deliveries get their sequence at their first turn.
 */
export async function claimTurns(ctx: PlatformCtx, free: { sound: number; failing: number }): Promise<Turn[]> {
  return withTransaction(ctx, async (tx) => {
    const endpoints = await lockFreeEndpoints(tx, free);
    if (endpoints.length === 0) return [];
    // A new statement sees what other workers settled before these locks were ours.
    const rows = await readDue(tx, endpoints);
    const turns = endpoints.map((endpoint) => toTurn(endpoint, rows, tx.clock.now())).filter((turn) => turn !== null);
    await startTurns(tx, turns, endpoints);
    return turns;
  });
}

type EndpointRow = {
  id: string;
  tenant_id: bigint;
  mode: Mode;
  url: string;
  failing_since: string | null;
  data_key: Buffer;
  sealed_secret: Buffer;
  sealed_former_secret: Buffer | null;
  former_secret_until: string | null;
  last_sequence: bigint;
};

type DueRow = {
  id: string;
  endpoint_id: string;
  event_id: string;
  type: string;
  data: Record<string, unknown>;
  occurred_at: string;
  sequence: bigint | null;
  attempts: number;
  attempts_before: number;
};

async function lockFreeEndpoints(tx: PlatformTx, free: { sound: number; failing: number }): Promise<EndpointRow[]> {
  const now = tx.clock.now().toISOString();
  // Hops from endpoint to endpoint along the index, so that a long queue of one costs no more than a short one.
  return tx.sql<EndpointRow[]>`
    with recursive hop as (
      (select endpoint_id, due_at from webhook_deliveries where status = 'pending' order by endpoint_id, due_at limit 1)
      union all
      select next.endpoint_id, next.due_at from hop cross join lateral (
        select endpoint_id, due_at from webhook_deliveries
        where status = 'pending' and endpoint_id > hop.endpoint_id order by endpoint_id, due_at limit 1
      ) next
    ), due as materialized (select endpoint_id, due_at from hop where due_at <= ${now}),
    sound as (
      select e.* from due join webhook_endpoints e on e.id = due.endpoint_id
      where e.active and e.failing_since is null and (e.turn_until is null or e.turn_until <= ${now})
      order by due.due_at limit ${free.sound} for no key update of e skip locked
    ), failing as (
      select e.* from due join webhook_endpoints e on e.id = due.endpoint_id
      where e.active and e.failing_since is not null and (e.turn_until is null or e.turn_until <= ${now})
      order by due.due_at limit ${free.failing} for no key update of e skip locked
    )
    select e.id, e.tenant_id, e.mode, e.url, e.failing_since, t.data_key, e.sealed_secret, e.sealed_former_secret, e.former_secret_until,
      e.last_sequence
    from (select * from sound union all select * from failing) e join tenants t on t.id = e.tenant_id`;
}

async function readDue(tx: PlatformTx, endpoints: readonly EndpointRow[]): Promise<DueRow[]> {
  return tx.sql<DueRow[]>`
    select d.id, d.endpoint_id, d.event_id, event.type, event.data, event.occurred_at, d.sequence, d.attempts, d.attempts_before
    from unnest(${column(endpoints, (endpoint) => endpoint.id)}::text[]) as mine (id)
    cross join lateral (
      select * from webhook_deliveries
      where endpoint_id = mine.id and status = 'pending' and due_at <= ${tx.clock.now().toISOString()}
      order by due_at limit ${deliveriesPerTurn}
    ) d
    join tenant_events event on event.id = d.event_id
    order by d.due_at, event.seq`;
}

function toTurn(endpoint: EndpointRow, rows: readonly DueRow[], now: Date): Turn | null {
  const due = rows.filter((row) => row.endpoint_id === endpoint.id);
  if (due.length === 0) return null;
  const { former_secret_until: until } = endpoint;
  let sequence = Number(endpoint.last_sequence);
  return {
    id: newId("turn", now.getTime()),
    endpointId: endpoint.id,
    tenantId: Number(endpoint.tenant_id),
    mode: endpoint.mode,
    url: endpoint.url,
    failing: endpoint.failing_since !== null,
    dataKey: endpoint.data_key,
    sealedSecret: endpoint.sealed_secret,
    sealedFormerSecret: until !== null && new Date(until) > now ? endpoint.sealed_former_secret : null,
    deliveries: due.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      type: row.type,
      data: row.data,
      occurredAt: new Date(row.occurred_at),
      sequence: row.sequence === null ? ++sequence : Number(row.sequence),
      attempts: row.attempts,
      attemptsBefore: row.attempts_before,
    })),
  };
}

async function startTurns(tx: PlatformTx, turns: readonly Turn[], endpoints: readonly EndpointRow[]): Promise<void> {
  const until = new Date(tx.clock.now().getTime() + turnMs).toISOString();
  const before = new Map(endpoints.map((endpoint) => [endpoint.id, Number(endpoint.last_sequence)]));
  const lastOf = (turn: Turn) =>
    Math.max(before.get(turn.endpointId) ?? 0, ...turn.deliveries.map((delivery) => delivery.sequence));
  await tx.sql`
    update webhook_endpoints e set turn_id = t.turn_id, turn_until = ${until}, last_sequence = t.last_sequence::bigint
    from unnest(
      ${column(turns, (turn) => turn.endpointId)}::text[], ${column(turns, (turn) => turn.id)}::text[],
      ${column(turns, lastOf)}::text[]
    ) as t (id, turn_id, last_sequence)
    where e.id = t.id`;
  const deliveries = turns.flatMap((turn) => turn.deliveries);
  await tx.sql`
    update webhook_deliveries d set sequence = n.sequence::bigint
    from unnest(
      ${column(deliveries, (delivery) => delivery.id)}::text[], ${column(deliveries, (delivery) => delivery.sequence)}::text[]
    ) as n (id, sequence)
    where d.id = n.id and d.sequence is null`;
}
