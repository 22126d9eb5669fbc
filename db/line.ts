import { isDatabaseDown, type Pool, type Sql, type TransactionSql } from "./client.ts";

export type BatchWork<Found, Result> = {
  /** Statements that travel with `begin`, and what follows from their answers. The first says for whom it acts. */
  read: (sql: TransactionSql) => Promise<Found>;
  /** Statements that travel with `commit`: all are made before one of them is waited for. */
  write: (sql: TransactionSql, found: Found) => Promise<Result>;
};

/** A connection of its owner's own, for one batch after another. */
export type Line = { runBatch<Found, Result>(work: BatchWork<Found, Result>): Promise<Result> };

/**
 * A line under row security. A batch is one transaction in two trips to the database instead of four: a busy process waits
 * for its own turn at each trip. It is committed when `runBatch` returns, and nothing of it is there when that throws, but
 * for a connection lost on the way. A statement that has lost its transaction has lost its tenants too: it writes nothing.
 */
export function openLine(pool: Pool): Line {
  const sql = pool.openSingle();
  let isBusy = false;
  // Where there may be no database, `begin` goes first: what nobody waits for any more is not left in the driver's queue.
  let isUp = false;
  return {
    async runBatch(work) {
      if (isBusy) throw new RangeError("A line carries one batch at a time.");
      isBusy = true;
      try {
        const result = await run(sql, isUp, work);
        isUp = true;
        return result;
      } catch (error) {
        isUp = !isDatabaseDown(error);
        if (isUp) await sql`rollback`;
        throw error;
      } finally {
        isBusy = false;
      }
    },
  };
}

async function run<Found, Result>(sql: Sql, isUp: boolean, { read, write }: BatchWork<Found, Result>): Promise<Result> {
  const state = { isOver: false };
  const tag = refusingLate(sql, state);
  try {
    const begun = sql`begin`.execute();
    if (!isUp) await begun;
    const [found] = await Promise.all([read(tag), begun]);
    const writing = write(tag, found);
    await allSaid(writing);
    state.isOver = true;
    const [result, { command }] = await Promise.all([writing, sql`commit`]);
    if (command !== "COMMIT") throw new Error("A statement of the batch had failed, so it was rolled back.");
    return result;
  } finally {
    state.isOver = true;
  }
}

/** The line's tag; throws for a statement that would come after the end of the transaction. */
function refusingLate(sql: Sql, state: { isOver: boolean }): TransactionSql {
  const tag = new Proxy(sql, {
    apply: (target, self, args: Parameters<Sql>) => {
      if (state.isOver) throw new Error("All last statements of a batch are made before one of them is waited for.");
      return Reflect.apply(target, self, args);
    },
  });
  return tag as unknown as TransactionSql;
}

/** When this returns, every statement made so far has gone to the driver; throws when the making itself has failed. */
async function allSaid(writing: Promise<unknown>): Promise<void> {
  const faults: unknown[] = [];
  writing.catch((error: unknown) => faults.push(error));
  // The tick comes after all promises that wait for nothing but each other.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  if (faults.length > 0) throw faults[0];
}
