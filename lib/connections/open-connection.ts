import type { ConnectionProvider } from "#/db/enums.ts";
import type { PlatformTx } from "#/lib/core/context.ts";

/** An active connection whose row is locked, with the messages per second it may still send. */
export type OpenConnection = {
  id: string;
  provider: ConnectionProvider;
  /** Null: the platform's own, whose credentials stand in the environment. */
  credentials: Record<string, string> | null;
  tokens: number;
  maxRowsPerCall: number;
};

type Row = {
  id: string;
  provider: ConnectionProvider;
  status: string;
  sealed_credentials: Buffer | null;
  tokens: number;
  max_rows_per_call: number;
};

/**
 * Locks the connection, so that its claimers take turns, and fills its token bucket (one second's worth at most). Null
 * when it is paused or not there.
 */
export async function openConnection(tx: PlatformTx, connectionId: string): Promise<OpenConnection | null> {
  const now = tx.clock.now().toISOString();
  const [row] = await tx.sql<Row[]>`
    with elapsed as (
      select id, greatest(0, extract(epoch from ${now}::timestamptz - tokens_at)) as seconds
      from connections where id = ${connectionId} for no key update
    )
    update connections c set
      tokens = least(c.messages_per_second, c.tokens + floor(least(e.seconds, 1) * c.messages_per_second)::int),
      tokens_at = case when e.seconds >= 1 then ${now}::timestamptz
        else c.tokens_at + make_interval(secs => floor(e.seconds * c.messages_per_second) / c.messages_per_second) end
    from elapsed e where c.id = e.id
    returning c.id, c.provider, c.status, c.sealed_credentials, c.tokens, c.max_rows_per_call`;
  if (!row || row.status !== "active") return null;
  return {
    id: row.id,
    provider: row.provider,
    credentials: row.sealed_credentials ? openCredentials(tx, row.id, row.sealed_credentials) : null,
    tokens: row.tokens,
    maxRowsPerCall: row.max_rows_per_call,
  };
}

function openCredentials(tx: PlatformTx, id: string, sealed: Buffer): Record<string, string> {
  const place = { table: "connections", column: "sealed_credentials", row: id };
  const credentials: Record<string, string> = JSON.parse(tx.vault.decryptOwn(place, sealed));
  return credentials;
}

/** So many messages of this second are spoken for. The row is locked by `openConnection`. */
export async function spendTokens(tx: PlatformTx, connectionId: string, count: number): Promise<void> {
  await tx.sql`update connections set tokens = tokens - ${count} where id = ${connectionId}`;
}
