import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { chainStart, rowText, sealedTables, sealHash, type Chain } from "./chain.ts";

export type ChainResult = {
  chain: Chain;
  seals: number;
  /** Rows that the seals cover. */
  rows: number;
  /** The tail that is not sealed yet. */
  unsealed: number;
  /** The first few seals that don't say what the rows say. */
  breaks: string[];
};

const sealsAtOnce = 5_000;
const maxBreaks = 5;

type SealRow = {
  number: bigint;
  from_seq: bigint;
  to_seq: bigint;
  rows: number;
  hash: string;
  found_rows: bigint;
  digest: string | null;
};

/** Says whether the sealed rows are still those that were sealed, all of them and no others, and how long the tail is. */
export async function verifyChain(ctx: PlatformCtx, chain: Chain): Promise<ChainResult> {
  return withTransaction(ctx, async (tx) => {
    const result: ChainResult = { chain, seals: 0, rows: 0, unsealed: 0, breaks: [] };
    let previous = { toSeq: 0n, hash: chainStart };
    for (;;) {
      const seals = await readSeals(tx, chain, result.seals);
      for (const seal of seals) {
        result.seals += 1;
        result.rows += seal.rows;
        const problem = judge(chain, previous, result.seals, seal);
        if (problem && result.breaks.length < maxBreaks) result.breaks.push(`seal ${seal.number}: ${problem}`);
        previous = { toSeq: seal.to_seq, hash: seal.hash };
      }
      if (seals.length < sealsAtOnce) break;
    }
    const [tail] = await tx.sql<{ rows: bigint }[]>`
      select count(*) as rows from ${tx.sql(sealedTables[chain])} where seq > ${String(previous.toSeq)}::bigint`;
    result.unsealed = Number(tail?.rows ?? 0n);
    return result;
  });
}

/** Seals after the first `skip`, each beside what its rows say now. */
async function readSeals(tx: PlatformTx, chain: Chain, skip: number): Promise<SealRow[]> {
  return tx.sql<SealRow[]>`
    select s.number, s.from_seq, s.to_seq, s.rows, s.hash, now.found_rows, now.digest
    from (
      select * from seals where chain = ${chain} order by number offset ${skip} limit ${sealsAtOnce}
    ) s
    cross join lateral (
      select count(*) as found_rows, encode(sha256(convert_to(string_agg(${rowText(tx, chain)}, ${"\n"} order by seq), 'UTF8')), 'hex') as digest
      from ${tx.sql(sealedTables[chain])} where seq between s.from_seq and s.to_seq
    ) now
    order by s.number`;
}

function judge(chain: Chain, previous: { toSeq: bigint; hash: string }, number: number, seal: SealRow): string | null {
  if (Number(seal.number) !== number) return `seal ${number} is missing`;
  if (seal.from_seq !== previous.toSeq + 1n) return "it does not begin where the one before it ends";
  if (Number(seal.found_rows) !== seal.rows) return `${seal.rows} rows were sealed, ${seal.found_rows} are there`;
  const range = { number, fromSeq: seal.from_seq, toSeq: seal.to_seq, rows: seal.rows, digest: seal.digest ?? "" };
  return sealHash(chain, previous.hash, range) === seal.hash ? null : "its rows or the seal were changed";
}
