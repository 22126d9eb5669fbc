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
  /** Calls in a row that had no answer. */
  silentCalls: number;
};

type Row = {
  id: string;
  provider: ConnectionProvider;
  status: string;
  sealed_credentials: Buffer | null;
  tokens: number;
  max_rows_per_call: number;
  silent_calls: number;
};

/**
 * Locks the connection, so that its claimers take turns, and fills its token bucket (one second's worth at most). Null
 * when it is paused or not there.
 */
export async function openConnection(tx: PlatformTx, connectionId: string): Promise<OpenConnection | null> {
  const now = tx.clock.now().toISOString();
  // A plain update: a row lock inside the same statement would make waiting claims wait for each other in a ring.
  const [row] = await tx.sql<Row[]>`
    update connections set
      tokens = least(messages_per_second,
        tokens + floor(least(greatest(0, extract(epoch from ${now}::timestamptz - tokens_at)), 1) * messages_per_second)::int),
      tokens_at = case when ${now}::timestamptz >= tokens_at + interval '1 second' then ${now}::timestamptz
        else tokens_at + make_interval(secs =>
          floor(greatest(0, extract(epoch from ${now}::timestamptz - tokens_at)) * messages_per_second) / messages_per_second) end
    where id = ${connectionId}
    returning id, provider, status, sealed_credentials, tokens, max_rows_per_call, silent_calls`;
  if (!row || row.status !== "active") return null;
  return {
    id: row.id,
    provider: row.provider,
    credentials: row.sealed_credentials ? openCredentials(tx, row.id, row.sealed_credentials) : null,
    tokens: row.tokens,
    maxRowsPerCall: row.max_rows_per_call,
    silentCalls: row.silent_calls,
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
