import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "#/db/schema/index.ts";
import type { TransactionSql } from "#/db/client.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import type { TestWorld } from "./test-ctx.ts";

export type Tampering = {
  /** Changes rows behind every grant and trigger, looks, and leaves everything as it was. */
  tamper<T>(change: (sql: TransactionSql) => Promise<unknown>, look: (tx: PlatformTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

class Undo extends Error {}

/** The owner of the database, with triggers and foreign keys off: somebody who gets at the rows themselves. */
export function startTampering(world: TestWorld): Tampering {
  const sql = postgres(world.database.ownerUrl, {
    max: 1,
    onnotice: () => {},
    types: {
      bigint: {
        to: 20,
        from: [20],
        parse: (text: string) => BigInt(text),
        serialize: (value: bigint) => value.toString(),
      },
    },
  });
  const db = drizzle(sql, { schema });
  return {
    async tamper(change, look) {
      const seen: Awaited<ReturnType<typeof look>>[] = [];
      const undone = await db
        .transaction(async (inner) => {
          const { session } = inner as unknown as { session: { client: TransactionSql } };
          const tx: PlatformTx = { ...world.platform, db: inner, sql: session.client, emit: () => {} };
          await tx.sql`set local session_replication_role = replica`;
          await change(tx.sql);
          seen.push(await look(tx));
          throw new Undo();
        })
        .catch((error: unknown) => error);
      const [result] = seen;
      if (!(undone instanceof Undo) || result === undefined) throw undone;
      return result;
    },
    close: () => sql.end(),
  };
}
