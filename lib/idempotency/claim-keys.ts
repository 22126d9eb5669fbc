import { column } from "#/db/arrays.ts";
import type { Mode } from "#/db/enums.ts";
import type { Tx } from "#/lib/core/context.ts";
import { openAnswer } from "./sealed-answer.ts";

/** A request that may be repeated: its key, and the hash of what it asks. */
export type KeyClaim = { tenantId: number; mode: Mode; key: string; operation: string; requestHash: string };

/** The stored first answer. */
export type StoredAnswer = { status: number; body: string };

export type KeyState =
  | { kind: "claimed" }
  | { kind: "answered"; answer: StoredAnswer; sameRequest: boolean }
  | { kind: "in_flight"; sameRequest: boolean };

export function claimName(claim: KeyClaim): string {
  return `${claim.tenantId}:${claim.mode}:${claim.key}`;
}

type Row = {
  tenant_id: bigint;
  mode: Mode;
  key: string;
  operation: string;
  request_hash: string;
  status: number | null;
  answer: string | null;
};

/**
 * Claims the keys for this transaction, in one statement for all of them: each is ours now, or its first request's state
 * is told. Keys are named once per call. A key that another transaction is claiming is waited for. `lockedUntil` is set
 * for operations that go on after this transaction; a lock that has run out is taken over.
 */
export async function claimKeys(
  tx: Tx,
  claims: readonly KeyClaim[],
  lockedUntil: Date | null = null,
): Promise<Map<string, KeyState>> {
  const states = new Map<string, KeyState>();
  if (claims.length === 0) return states;
  const sorted = [...claims].sort((a, b) => claimName(a).localeCompare(claimName(b)));
  const now = tx.clock.now().toISOString();
  const until = lockedUntil?.toISOString() ?? null;
  const claimed = await tx.sql<{ tenant_id: bigint; mode: Mode; key: string }[]>`
    insert into idempotency_keys as k (tenant_id, mode, key, operation, request_hash, locked_until, created_at)
    select tenant_id::bigint, mode, key, operation, hash, ${until}::timestamptz, ${now}::timestamptz
    from unnest(${column(sorted, (c) => c.tenantId)}::text[], ${column(sorted, (c) => c.mode)}::text[],
      ${column(sorted, (c) => c.key)}::text[], ${column(sorted, (c) => c.operation)}::text[],
      ${column(sorted, (c) => c.requestHash)}::text[]) as c (tenant_id, mode, key, operation, hash)
    on conflict (tenant_id, mode, key) do update set locked_until = excluded.locked_until
      where k.status is null and k.locked_until <= ${now}::timestamptz and k.request_hash = excluded.request_hash
    returning tenant_id, mode, key`;
  for (const row of claimed) states.set(`${Number(row.tenant_id)}:${row.mode}:${row.key}`, { kind: "claimed" });
  const rest = sorted.filter((claim) => !states.has(claimName(claim)));
  if (rest.length === 0) return states;
  const known = await tx.sql<Row[]>`
    select tenant_id, mode, key, operation, request_hash, status, answer
    from idempotency_keys
    where (tenant_id, mode, key) in (
      select tenant_id::bigint, mode, key from unnest(${column(rest, (c) => c.tenantId)}::text[],
        ${column(rest, (c) => c.mode)}::text[], ${column(rest, (c) => c.key)}::text[]) as c (tenant_id, mode, key))`;
  const asked = new Map(rest.map((claim) => [claimName(claim), claim]));
  for (const row of known) {
    const name = `${Number(row.tenant_id)}:${row.mode}:${row.key}`;
    const claim = asked.get(name);
    const sameRequest = claim?.requestHash === row.request_hash && claim.operation === row.operation;
    states.set(
      name,
      row.status === null || row.answer === null
        ? { kind: "in_flight", sameRequest }
        : { kind: "answered", answer: { status: row.status, body: openRow(tx, row, row.answer) }, sameRequest },
    );
  }
  return states;
}

function openRow(tx: Tx, row: Row, sealed: string): string {
  return openAnswer(tx.vault, { tenantId: Number(row.tenant_id), mode: row.mode, key: row.key }, sealed);
}
