import { setTimeout as pause } from "node:timers/promises";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { chainStart, rowText, sealedTables, sealHash, type Chain } from "./chain.ts";

/** Rows under one seal, at most. */
const rowsPerSeal = 20_000;
/** How long writers that are still running are waited for; then the rest is sealed a minute later (ms). */
const patienceMs = 5_000;
const lookEveryMs = 20;

type LastSeal = { number: number; toSeq: bigint; hash: string };

/**
 * The rows of the chain's table are sealed in the order of their seq, as far as no lower one can still appear. Answers
 * how many rows were sealed. Two sealers take turns.
 *
 * A seq is drawn before its transaction commits, so a row can become visible after rows with higher ones. The horizon is
 * the highest visible seq, and it is sealed only when every transaction that was writing to the table after it was read
 * has ended: a transaction holds the table's lock from before it draws a seq until its end, and one that begins to
 * write later draws a higher one. (The oldest running transaction id would not do: a seq can be drawn before a
 * transaction has an id.)
 */
export async function sealChain(ctx: PlatformCtx, chain: Chain): Promise<{ sealed: number }> {
  return withTransaction(ctx, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`audit.seal:${chain}`}, 0))`;
    let last = await findLastSeal(tx, chain);
    const horizon = await readHorizon(tx, chain);
    if (horizon <= last.toSeq || !(await writersEnded(tx, chain))) return { sealed: 0 };
    let sealed = 0;
    while (last.toSeq < horizon) {
      const { seal, rows } = await addSeal(tx, chain, last, horizon);
      last = seal;
      sealed += rows;
    }
    return { sealed };
  });
}

async function findLastSeal(tx: PlatformTx, chain: Chain): Promise<LastSeal> {
  const [row] = await tx.sql<{ number: bigint; to_seq: bigint; hash: string }[]>`
    select number, to_seq, hash from seals where chain = ${chain} order by number desc limit 1`;
  return row
    ? { number: Number(row.number), toSeq: row.to_seq, hash: row.hash }
    : { number: 0, toSeq: 0n, hash: chainStart };
}

async function readHorizon(tx: PlatformTx, chain: Chain): Promise<bigint> {
  const [row] = await tx.sql<
    { seq: bigint }[]
  >`select coalesce(max(seq), 0) as seq from ${tx.sql(sealedTables[chain])}`;
  return row?.seq ?? 0n;
}

/** True when all transactions that are writing to the table now have ended. */
async function writersEnded(tx: PlatformTx, chain: Chain): Promise<boolean> {
  const writers = await listWriters(tx, chain);
  for (let waitedMs = 0; writers.length > 0 && waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const running = await listWriters(tx, chain);
    if (!writers.some((writer) => running.includes(writer))) return true;
    await pause(lookEveryMs);
  }
  return writers.length === 0;
}

async function listWriters(tx: PlatformTx, chain: Chain): Promise<string[]> {
  const rows = await tx.sql<{ writer: string }[]>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = ${sealedTables[chain]}::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`;
  return rows.map(({ writer }) => writer);
}

/** The next rows in order, each seq between the last seal and this one covered, whether there is a row or a gap. */
async function addSeal(
  tx: PlatformTx,
  chain: Chain,
  last: LastSeal,
  horizon: bigint,
): Promise<{ seal: LastSeal; rows: number }> {
  const [found] = await tx.sql<{ rows: bigint; to_seq: bigint; digest: string }[]>`
    select count(*) as rows, max(seq) as to_seq, encode(sha256(convert_to(string_agg(text, ${"\n"} order by seq), 'UTF8')), 'hex') as digest
    from (
      select seq, ${rowText(tx, chain)} as text from ${tx.sql(sealedTables[chain])}
      where seq > ${String(last.toSeq)}::bigint and seq <= ${String(horizon)}::bigint
      order by seq limit ${rowsPerSeal}
    ) rows`;
  if (!found) throw new RangeError("Below the horizon there are rows to seal.");
  const range = {
    number: last.number + 1,
    fromSeq: last.toSeq + 1n,
    toSeq: found.to_seq,
    rows: Number(found.rows),
    digest: found.digest,
  };
  const hash = sealHash(chain, last.hash, range);
  await tx.sql`
    insert into seals (chain, number, from_seq, to_seq, rows, hash, created_at)
    values (${chain}, ${range.number}, ${String(range.fromSeq)}::bigint, ${String(range.toSeq)}::bigint, ${range.rows}, ${hash},
      ${tx.clock.now().toISOString()}::timestamptz)`;
  return { seal: { number: range.number, toSeq: range.toSeq, hash }, rows: range.rows };
}
