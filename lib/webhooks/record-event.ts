import { column } from "#/db/arrays.ts";
import type { Mode, WebhookEvent } from "#/db/enums.ts";
import type { PlatformTx, TenantTx, Tx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { deliveriesDue } from "./events.ts";

/** Something that happened to the tenant of the transaction. */
export type OwnEvent = {
  type: WebhookEvent;
  /** The `data` of the envelope, in the wire's shape (lib/webhooks/payloads.ts). */
  data: Record<string, unknown>;
  /** Names the fact: the same fact of one tenant and mode makes one event, however often it is told. */
  factKey: string;
  occurredAt: Date;
};

export type TenantEvent = OwnEvent & {
  tenantId: number;
  mode: Mode;
  /** An endpoint that gets it whatever events it asked for. */
  alsoTo?: string | null;
};

/**
 * The events stand in their tenants' event lists and wait for delivery at every active endpoint of the same tenant and
 * mode that asked for their type; a fact told before changes nothing. All in this transaction, so fact and event are
 * never apart.
 */
export async function recordTenantEvents(tx: Tx, events: readonly TenantEvent[]): Promise<void> {
  if (events.length === 0) return;
  const waiting = await insertEvents(tx, events);
  if (waiting.length === 0) return;
  await insertDeliveries(tx, waiting);
  tx.emit(deliveriesDue, {});
}

/** As `recordTenantEvents`, for one event; a tenant's own transaction fills in tenant and mode. */
export async function recordTenantEvent(tx: TenantTx, event: OwnEvent): Promise<void>;
export async function recordTenantEvent(tx: PlatformTx, event: TenantEvent): Promise<void>;
export async function recordTenantEvent(tx: Tx, event: OwnEvent | TenantEvent): Promise<void> {
  if (tx.kind === "tenant") {
    await recordTenantEvents(tx, [{ ...event, tenantId: tx.tenantId, mode: tx.mode }]);
  } else if ("tenantId" in event) {
    await recordTenantEvents(tx, [event]);
  }
}

type Waiting = { event_id: string; endpoint_id: string; tenant_id: bigint; mode: Mode };

/** Writes the events and answers which endpoints wait for which. */
async function insertEvents(tx: Tx, events: readonly TenantEvent[]): Promise<Waiting[]> {
  const nowMs = tx.clock.now().getTime();
  return tx.sql<Waiting[]>`
    with told as (
      select * from unnest(
        ${column(events, () => newId("event", nowMs))}::text[], ${column(events, (event) => event.tenantId)}::text[],
        ${column(events, (event) => event.mode)}::text[], ${column(events, (event) => event.type)}::text[],
        ${column(events, (event) => JSON.stringify(event.data))}::text[],
        ${column(events, (event) => event.factKey)}::text[], ${column(events, (event) => event.occurredAt)}::text[],
        ${column(events, (event) => event.alsoTo)}::text[]
      ) with ordinality as e (id, tenant_id, mode, type, data, fact_key, occurred_at, also_to, place)
    ), facts as (
      insert into tenant_events (id, tenant_id, mode, type, data, fact_key, occurred_at)
      select id, tenant_id::bigint, mode, type, data::jsonb, fact_key, occurred_at::timestamptz
      from told order by place
      on conflict (tenant_id, mode, fact_key) do nothing
      returning id, tenant_id, mode, type
    )
    select facts.id as event_id, endpoint.id as endpoint_id, facts.tenant_id, facts.mode
    from facts join told on told.id = facts.id join webhook_endpoints endpoint
      on endpoint.tenant_id = facts.tenant_id and endpoint.mode = facts.mode
    where endpoint.active and endpoint.removed_at is null
      and (facts.type = any (endpoint.events) or endpoint.id = told.also_to)
    order by endpoint.id, facts.id`;
}

async function insertDeliveries(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
  const now = tx.clock.now();
  await tx.sql`
    insert into webhook_deliveries (id, tenant_id, mode, endpoint_id, event_id, due_at, created_at)
    select id, tenant_id::bigint, mode, endpoint_id, event_id, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from unnest(
      ${column(waiting, () => newId("webhookDelivery", now.getTime()))}::text[],
      ${column(waiting, (row) => row.tenant_id)}::text[], ${column(waiting, (row) => row.mode)}::text[],
      ${column(waiting, (row) => row.endpoint_id)}::text[], ${column(waiting, (row) => row.event_id)}::text[]
    ) as d (id, tenant_id, mode, endpoint_id, event_id)`;
}
