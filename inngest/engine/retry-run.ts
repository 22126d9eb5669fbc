import type { Sql } from "./database.ts";

/** The failed run goes on where it failed: what its steps have completed stays memoised, failed steps are tried anew. False when no failed run has this id. */
export async function retryRun(sql: Sql, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [run] = await tx<{ lane: string }[]>`
      update engine.runs set status = 'running', error = null, ended_at = null, pending = 0, is_eager = false
      where id = ${id} and status = 'failed' returning lane`;
    if (run === undefined) return false;
    await tx`delete from engine.steps where run_id = ${id} and (is_failed or result is null)`;
    await tx`insert into engine.jobs (run_id, lane, due_at) values (${id}, ${run.lane}, now())`;
    return true;
  });
}
