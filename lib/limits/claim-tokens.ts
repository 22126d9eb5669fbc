import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { rateWindowMs, type RateVerdict, type TokenRequest } from "./rate-limit.ts";

export type TokenGrant = { granted: boolean; verdict: RateVerdict };

type Asked = { tenantId: number; mode: Mode; perMinute: number; wanted: number };

/**
 * Grants tokens to the requests in their order, in one statement for all of them. The database counts, so the limit is
 * exact however many processes ask. A window begins with its first request and lasts a minute.
 */
export async function claimTokens(tx: Tx, requests: readonly TokenRequest[]): Promise<TokenGrant[]> {
  if (requests.length === 0) return [];
  const asked = new Map<string, Asked>();
  for (const request of requests) {
    const key = `${request.tenantId}:${request.mode}`;
    const known = asked.get(key);
    if (known) known.wanted += 1;
    else asked.set(key, { ...request, wanted: 1 });
  }
  const rows = [...asked.values()].sort((a, b) => a.tenantId - b.tenantId || a.mode.localeCompare(b.mode));
  const now = tx.clock.now();
  const windows = await tx.sql<{ tenant_id: bigint; mode: Mode; used: number; started_ms: string }[]>`
    insert into rate_windows as w (tenant_id, mode, started_at, used)
    select tenant_id::bigint, mode, ${now.toISOString()}::timestamptz, wanted::int
    from unnest(${rows.map((r) => String(r.tenantId))}::text[], ${rows.map((r) => r.mode)}::text[],
      ${rows.map((r) => String(r.wanted))}::text[]) as asked (tenant_id, mode, wanted)
    on conflict (tenant_id, mode) do update set
      used = case when w.started_at <= excluded.started_at - ${`${rateWindowMs} ms`}::interval
        then excluded.used else w.used + excluded.used end,
      started_at = case when w.started_at <= excluded.started_at - ${`${rateWindowMs} ms`}::interval
        then excluded.started_at else w.started_at end
    returning tenant_id, mode, used, (extract(epoch from started_at) * 1000)::text as started_ms`;
  const used = new Map(rows.map((row) => [`${row.tenantId}:${row.mode}`, { next: 0, resetMs: rateWindowMs }]));
  for (const window of windows) {
    const key = `${Number(window.tenant_id)}:${window.mode}`;
    const wanted = asked.get(key)?.wanted ?? 0;
    const resetMs = Number(window.started_ms) + rateWindowMs - now.getTime();
    used.set(key, { next: window.used - wanted, resetMs });
  }
  return requests.map((request) => {
    const window = used.get(`${request.tenantId}:${request.mode}`) ?? { next: 0, resetMs: rateWindowMs };
    window.next += 1;
    return {
      granted: window.next <= request.perMinute,
      verdict: {
        limit: request.perMinute,
        remaining: Math.max(0, request.perMinute - window.next),
        resetSeconds: Math.max(1, Math.ceil(window.resetMs / 1000)),
      },
    };
  });
}
