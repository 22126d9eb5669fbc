import postgres from "postgres";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export type Database = {
  /** For what others were promised: an answer after its commit means that it is on disk. */
  durable: Sql;
  /** For what may be decided again after a crash: leases, routing, heartbeats. Their commits do not wait for the disk, and never overtake a durable one. */
  relaxed: Sql;
  close(): Promise<void>;
};

/** Connections that give up a lock or an idle transaction after seconds, so that a frozen engine never holds up another one. */
export function connectDatabase(url: string): Database {
  const open = (max: number, synchronousCommit: "on" | "off") =>
    postgres(url, {
      max,
      onnotice: () => {},
      connection: {
        application_name: "engine",
        synchronous_commit: synchronousCommit,
        lock_timeout: 10_000,
        idle_in_transaction_session_timeout: 10_000,
      },
    });
  const durable = open(4, "on");
  const relaxed = open(4, "off");
  return {
    durable,
    relaxed,
    async close() {
      await Promise.all([durable.end({ timeout: 2 }), relaxed.end({ timeout: 2 })]);
    },
  };
}
