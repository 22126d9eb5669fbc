import type postgres from "postgres";
import type { PlatformTx } from "#/lib/core/context.ts";

/** One law of the books. */
export type LedgerCheck = {
  name: string;
  /** What holds when it finds nothing. */
  says: string;
  /** Rows `(what)`: one for each thing that was looked at; null when it is right, else what is wrong with it. */
  look(tx: PlatformTx): postgres.PendingQuery<postgres.Row[]>;
};

export type CheckResult = {
  name: string;
  says: string;
  checked: number;
  breaks: number;
  /** The first few breaks. */
  examples: string[];
};

/** Looks at everything the check covers, in one statement; nothing but counts and a few examples leaves the database. */
export async function runCheck(tx: PlatformTx, { name, says, look }: LedgerCheck): Promise<CheckResult> {
  const [found] = await tx.sql<{ checked: bigint; breaks: bigint; examples: string[] }[]>`
    with looked (what) as (${look(tx)})
    select count(*) as checked, count(what) as breaks,
      coalesce((array_agg(what) filter (where what is not null))[1:5], '{}'::text[]) as examples
    from looked`;
  if (!found) throw new Error("A count has one row.");
  return { name, says, checked: Number(found.checked), breaks: Number(found.breaks), examples: found.examples };
}
