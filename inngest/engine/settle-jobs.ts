import type { Answer } from "./answer.ts";
import { noChanges, writeChanges } from "./changes.ts";
import type { ClaimedJob } from "./claim-jobs.ts";
import type { Sql, Transaction } from "./database.ts";
import { decide, type RunState } from "./decide.ts";
import type { Tunables } from "./settings.ts";

export type AnsweredJob = { job: ClaimedJob; answer: Answer };

/** Every answer has taken effect, in one commit, but for those whose lease went to somebody else meanwhile: these are ignored, and false stands in their place. */
export async function settleJobs(sql: Sql, answered: AnsweredJob[], tunables: Tunables): Promise<boolean[]> {
  return sql.begin(async (tx) => {
    const runs = await lockRuns(tx, answered);
    const changes = noChanges();
    const settled = answered.map(({ job, answer }) => {
      const run = runs.get(job.id);
      if (run !== undefined) decide(run, job, answer, changes, tunables);
      return run !== undefined;
    });
    for (const run of new Set(runs.values())) {
      if (!run.hasEnded)
        changes.runs.push({ id: run.id, pending: run.pending, protocol: run.protocol, isEager: run.isEager });
    }
    const ended = new Set(changes.endedRuns.map((run) => run.id));
    changes.newJobs = changes.newJobs.filter((job) => !ended.has(job.runId));
    changes.waits = changes.waits.filter((wait) => !ended.has(wait.runId));
    await writeChanges(tx, changes);
    return settled;
  });
}

/** The runs of the jobs that still carry our token, by job id, each locked; rows are locked in the order of their ids, as everywhere. */
async function lockRuns(tx: Transaction, answered: AnsweredJob[]): Promise<Map<string, RunState>> {
  const rows = await tx<{ jobId: string; id: string; pending: number; protocol: number; isEager: boolean }[]>`
    select j.id as "jobId", r.id, r.pending, r.protocol, r.is_eager as "isEager"
    from unnest(${answered.map(({ job }) => job.id)}::bigint[], ${answered.map(({ job }) => job.token)}::bigint[]) as a(id, token)
    join engine.jobs j on j.id = a.id and j.token = a.token
    join engine.runs r on r.id = j.run_id
    order by r.id, j.id for no key update of r, j`;
  const runs = new Map<string, RunState>();
  const byJob = new Map<string, RunState>();
  for (const { jobId, ...row } of rows) {
    const run = runs.get(row.id) ?? { ...row, knownSteps: new Map(), hasEnded: false };
    runs.set(row.id, run);
    byJob.set(jobId, run);
  }
  await loadKnownSteps(tx, answered, runs);
  return byJob;
}

async function loadKnownSteps(tx: Transaction, answered: AnsweredJob[], runs: Map<string, RunState>): Promise<void> {
  const named = answered.flatMap(({ job, answer }) =>
    answer.kind === "operations" && runs.has(job.runId)
      ? answer.operations.map((operation) => ({ runId: job.runId, stepId: operation.id }))
      : [],
  );
  if (named.length === 0) return;
  const rows = await tx<{ runId: string; id: string; isDone: boolean }[]>`
    select s.run_id as "runId", s.id, s.result is not null as "isDone"
    from unnest(${named.map((one) => one.runId)}::text[], ${named.map((one) => one.stepId)}::text[]) as n(run_id, id)
    join engine.steps s on s.run_id = n.run_id and s.id = n.id`;
  for (const row of rows) runs.get(row.runId)?.knownSteps.set(row.id, row.isDone);
}
