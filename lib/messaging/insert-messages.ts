import { column } from "#/db/arrays.ts";
import type { Tx } from "#/lib/core/context.ts";
import type { IntakeRequest } from "./intake-request.ts";

/** The requests' own rows, in one statement. */
export async function insertRequests(tx: Tx, requests: readonly IntakeRequest[]): Promise<void> {
  if (requests.length === 0) return;
  await tx.sql`
    insert into message_requests
      (id, tenant_id, mode, actor_id, sender, sealed_body, reference, messages, cost_e4, request_id,
       scheduled_at, callback_endpoint_id, created_at)
    select id, tenant_id::bigint, mode, actor_id, sender, decode(body, 'hex'), reference, messages::int, cost::bigint,
      request_id, scheduled_at::timestamptz, callback_endpoint_id, ${tx.clock.now().toISOString()}::timestamptz
    from unnest(
      ${column(requests, (r) => r.id)}::text[], ${column(requests, (r) => r.tenantId)}::text[],
      ${column(requests, (r) => r.mode)}::text[], ${column(requests, (r) => r.actorId)}::text[],
      ${column(requests, (r) => r.sender)}::text[], ${column(requests, (r) => r.sealedBody)}::text[],
      ${column(requests, (r) => r.reference)}::text[], ${column(requests, (r) => r.messages.length)}::text[],
      ${column(requests, (r) => r.cost)}::text[], ${column(requests, (r) => r.requestId)}::text[],
      ${column(requests, (r) => r.scheduledAt)}::text[], ${column(requests, (r) => r.callbackEndpointId)}::text[]
    ) as r (id, tenant_id, mode, actor_id, sender, body, reference, messages, cost, request_id, scheduled_at,
      callback_endpoint_id)`;
}

/** The requests' messages, in one statement. A payable message's price is reserved; a rejected one has none. */
export async function insertMessages(tx: Tx, requests: readonly IntakeRequest[]): Promise<void> {
  const rows = requests.flatMap((request) =>
    request.messages.map((message, position) => ({ request, message, position })),
  );
  if (rows.length === 0) return;
  const now = tx.clock.now().toISOString();
  await tx.sql`
    insert into messages
      (id, tenant_id, mode, request_id, position, connection_id, sender, recipient, encoding, segments, price_e4, cost_e4,
       status, reason, charge, sealed_body, promotional, due_at, accepted_at, ended_at)
    select id, tenant_id::bigint, mode, request_id, position::int, connection_id, sender, recipient, encoding,
      segments::smallint, price::bigint, cost::bigint, status, reason,
      case when status = 'rejected' then 'none' else 'reserved' end, decode(body, 'hex'), promotional::boolean, due::timestamptz,
      ${now}::timestamptz, case when status = 'rejected' then ${now}::timestamptz end
    from unnest(
      ${column(rows, (r) => r.message.id)}::text[], ${column(rows, (r) => r.request.tenantId)}::text[],
      ${column(rows, (r) => r.request.mode)}::text[], ${column(rows, (r) => r.request.id)}::text[],
      ${column(rows, (r) => r.position)}::text[], ${column(rows, (r) => r.request.connectionId)}::text[],
      ${column(rows, (r) => r.request.sender)}::text[], ${column(rows, (r) => r.message.recipient)}::text[],
      ${column(rows, (r) => r.message.encoding)}::text[], ${column(rows, (r) => r.message.segments)}::text[],
      ${column(rows, (r) => r.message.price)}::text[], ${column(rows, (r) => r.message.cost)}::text[],
      ${column(rows, (r) => r.message.status)}::text[], ${column(rows, (r) => r.message.reason)}::text[],
      ${column(rows, (r) => r.message.sealedBody)}::text[], ${column(rows, (r) => r.request.promotional ?? false)}::text[],
      ${column(rows, (r) => r.request.dueAt)}::text[]
    ) as m (id, tenant_id, mode, request_id, position, connection_id, sender, recipient, encoding, segments, price, cost,
      status, reason, body, promotional, due)`;
}
