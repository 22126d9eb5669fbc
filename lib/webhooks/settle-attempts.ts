import { column } from "#/db/arrays.ts";
import type { Mode } from "#/db/enums.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { Attempt } from "./call-endpoint.ts";
import type { Turn } from "./claim-turns.ts";
import { endpointFailing } from "./events.ts";
import { failWaitingDeliveries } from "./fail-waiting-deliveries.ts";

const dayMs = 24 * 3_600_000;
/** After so long without one success the tenant is told, and then the endpoint is switched off (trust.md TR-44). */
const warnAfterMs = dayMs;
const disableAfterMs = 5 * dayMs;

/**
 * All attempts are kept, their deliveries have moved, and the ended turns are free for the next worker. A delivery that
 * another worker settled meanwhile is left as it is. Endpoints that only fail are told of, then switched off.
 */
export async function settleAttempts(
  ctx: PlatformCtx,
  attempts: readonly Attempt[],
  ended: readonly Turn[],
): Promise<void> {
  if (attempts.length === 0 && ended.length === 0) return;
  await withTransaction(ctx, async (tx) => {
    if (attempts.length > 0) {
      await moveDeliveries(tx, attempts);
      await keepAttempts(tx, attempts);
    }
    await moveEndpoints(tx, attempts, ended);
  });
}

async function moveDeliveries(tx: PlatformTx, attempts: readonly Attempt[]): Promise<void> {
  const statusOf = ({ delivered, nextDueAt }: Attempt) => (delivered ? "delivered" : nextDueAt ? "pending" : "failed");
  await tx.sql`
    update webhook_deliveries d
    set status = s.status, attempts = s.number::smallint, due_at = coalesce(s.due_at::timestamptz, d.due_at),
      finished_at = case when s.status = 'pending' then null else s.at::timestamptz end
    from unnest(
      ${column(attempts, (attempt) => attempt.deliveryId)}::text[], ${column(attempts, statusOf)}::text[],
      ${column(attempts, (attempt) => attempt.number)}::text[], ${column(attempts, (attempt) => attempt.nextDueAt)}::text[],
      ${column(attempts, (attempt) => attempt.at)}::text[]
    ) as s (id, status, number, due_at, at)
    where d.id = s.id and d.status = 'pending' and d.attempts = s.number::smallint - 1`;
}

async function keepAttempts(tx: PlatformTx, attempts: readonly Attempt[]): Promise<void> {
  await tx.sql`
    insert into webhook_attempts
      (id, tenant_id, mode, delivery_id, number, request_headers, response_status, response_body, error, duration_ms, created_at)
    select id, tenant_id::bigint, mode, delivery_id, number::smallint, headers::jsonb, status::int, body, error,
      duration_ms::int, at::timestamptz
    from unnest(
      ${column(attempts, () => newId("webhookAttempt"))}::text[], ${column(attempts, (attempt) => attempt.turn.tenantId)}::text[],
      ${column(attempts, (attempt) => attempt.turn.mode)}::text[], ${column(attempts, (attempt) => attempt.deliveryId)}::text[],
      ${column(attempts, (attempt) => attempt.number)}::text[],
      ${column(attempts, (attempt) => JSON.stringify(attempt.headers))}::text[],
      ${column(attempts, (attempt) => attempt.responseStatus)}::text[],
      ${column(attempts, (attempt) => attempt.responseBody)}::text[], ${column(attempts, (attempt) => attempt.error)}::text[],
      ${column(attempts, (attempt) => attempt.durationMs)}::text[], ${column(attempts, (attempt) => attempt.at)}::text[]
    ) as a (id, tenant_id, mode, delivery_id, number, headers, status, body, error, duration_ms, at)`;
}

type EndpointState = {
  id: string;
  tenant_id: bigint;
  mode: Mode;
  failing_since: string | null;
  warned_at: string | null;
};

async function moveEndpoints(tx: PlatformTx, attempts: readonly Attempt[], ended: readonly Turn[]): Promise<void> {
  const now = tx.clock.now();
  const reached = new Set(attempts.filter((attempt) => attempt.delivered).map((attempt) => attempt.turn.endpointId));
  const called = new Set(attempts.filter((attempt) => attempt.called).map((attempt) => attempt.turn.endpointId));
  const endedIds = new Map(ended.map((turn) => [turn.endpointId, turn.id]));
  const ids = [...new Set([...called, ...endedIds.keys()])].sort();
  const verdictOf = (id: string) => (reached.has(id) ? "reached" : called.has(id) ? "failed" : "uncalled");
  const states = await tx.sql<EndpointState[]>`
    update webhook_endpoints e
    set failing_since = case v.verdict when 'reached' then null when 'failed' then coalesce(e.failing_since, ${now.toISOString()})
        else e.failing_since end,
      warned_at = case when v.verdict = 'reached' then null else e.warned_at end,
      turn_id = case when e.turn_id = v.turn_id then null else e.turn_id end,
      turn_until = case when e.turn_id = v.turn_id then null else e.turn_until end
    from unnest(
      ${ids}::text[], ${column(ids, verdictOf)}::text[], ${column(ids, (id) => endedIds.get(id))}::text[]
    ) as v (id, verdict, turn_id)
    where e.id = v.id and (e.turn_id = v.turn_id or (v.verdict = 'failed' and e.failing_since is null)
      or (v.verdict = 'failed' and e.active) or (v.verdict = 'reached' and e.failing_since is not null))
    returning e.id, e.tenant_id, e.mode, e.failing_since, e.warned_at`;
  const failing = states.filter((state) => called.has(state.id) && state.failing_since !== null);
  await judgeFailing(tx, failing, now);
}

async function judgeFailing(tx: PlatformTx, failing: readonly EndpointState[], now: Date): Promise<void> {
  const failingMs = (state: EndpointState) => now.getTime() - Date.parse(state.failing_since ?? now.toISOString());
  const hopeless = failing.filter((state) => failingMs(state) >= disableAfterMs);
  const late = failing.filter((state) => failingMs(state) >= warnAfterMs && state.warned_at === null);
  const told = [...hopeless, ...late.filter((state) => !hopeless.includes(state))];
  if (told.length === 0) return;
  await tx.sql`
    update webhook_endpoints set warned_at = ${now.toISOString()} where id = any (${told.map((state) => state.id)}::text[])`;
  if (hopeless.length > 0)
    await disable(
      tx,
      hopeless.map((state) => state.id),
    );
  for (const state of told) {
    const { id: endpointId, tenant_id: tenantId, mode } = state;
    tx.emit(endpointFailing, { endpointId, tenantId: Number(tenantId), mode, disabled: hopeless.includes(state) });
  }
}

async function disable(tx: PlatformTx, ids: readonly string[]): Promise<void> {
  await tx.sql`
    update webhook_endpoints set active = false, disabled_reason = 'Every delivery failed for five days.'
    where id = any (${[...ids]}::text[])`;
  await failWaitingDeliveries(tx, ids);
}
