import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Schema = typeof schema;
export type Db = PostgresJsDatabase<Schema>;
export type TransactionDb = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>;
/** The connection's own postgres.js client, for the few statements that are written by hand. bigint arrives as BigInt. */
export type TransactionSql = postgres.TransactionSql<{ bigint: bigint }>;
export type Sql = postgres.Sql<{ bigint: bigint }>;

/** One pool of one role. */
export type Pool = {
  readonly db: Db;
  readonly sql: Sql;
  /** A client with one connection, beside the pool's own, for whoever keeps it to themselves. It is closed with the pool. */
  openSingle(): Sql;
  close(): Promise<void>;
};

/** `app` stands under row security; `platform` has a policy of its own and is used by jobs, callbacks and staff. */
export type Pools = { readonly app: Pool; readonly platform: Pool };

const bigintType = {
  to: 20,
  from: [20],
  parse: (text: string) => BigInt(text),
  serialize: (value: bigint) => value.toString(),
};

/** A database that was away is asked again so soon, however long it was: nobody waits for it, and it is found when it is back. */
const reconnectAfterSeconds = 0.25;

function openClient(url: string, role: string, max: number): Sql {
  return postgres(url, {
    max,
    idle_timeout: 60,
    max_lifetime: null,
    connect_timeout: 10,
    backoff: () => reconnectAfterSeconds,
    onnotice: () => {},
    types: { bigint: bigintType },
    connection: { options: `-c role=${role} -c timezone=UTC`, application_name: role },
  });
}

function openPool(url: string, role: string, max: number): Pool {
  const sql = openClient(url, role, max);
  const clients = [sql];
  return {
    db: drizzle(sql, { schema }),
    sql,
    openSingle: () => {
      const single = openClient(url, role, 1);
      clients.push(single);
      return single;
    },
    close: async () => void (await Promise.all(clients.map((client) => client.end({ timeout: 5 })))),
  };
}

/** Opens both pools. Connections are made lazily, so this succeeds while the database is still starting. */
export function openPools(url: string, sizes: { app: number; platform: number } = { app: 12, platform: 12 }): Pools {
  return { app: openPool(url, "jumbe_app", sizes.app), platform: openPool(url, "jumbe_platform", sizes.platform) };
}

/** The postgres.js client of a drizzle transaction: the same connection, so the same transaction. */
function clientOf(db: TransactionDb): TransactionSql {
  const { session } = db as unknown as { session: { client: TransactionSql } };
  return session.client;
}

/** Runs `work` in one transaction; it commits when `work` returns and rolls back when it throws. */
export function openTransaction<Result>(
  pool: Pool,
  work: (db: TransactionDb, sql: TransactionSql) => Promise<Result>,
): Promise<Result> {
  return pool.db.transaction((db) => work(db, clientOf(db)));
}

const downCodes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** True when a statement failed because the database was not there, rather than because of what it said. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && downCodes.has(error.code)) return true;
  return error.cause !== undefined && error.cause !== error && isDatabaseDown(error.cause);
}
