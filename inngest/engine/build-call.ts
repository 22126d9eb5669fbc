import { canonicalJson } from "./canonical-json.ts";
import type { ClaimedJob } from "./claim-jobs.ts";

/** The address and body of the call that carries out a job, the body in its canonical spelling so that it can be signed as it is. */
export function buildCall(appUrl: string, job: ClaimedJob): { url: string; body: string } {
  const url = new URL(appUrl);
  url.searchParams.set("fnId", job.functionId);
  url.searchParams.set("stepId", job.stepId ?? "step");
  const stack = job.steps.map(([id]) => id);
  const body = canonicalJson({
    version: job.protocol,
    use_api: false,
    event: job.events[0] ?? {},
    events: job.events,
    steps: Object.fromEntries(job.steps),
    ctx: {
      attempt: job.attempt,
      // Steps that run side by side are each called by name; only a run with nothing else open may go on at once.
      disable_immediate_execution: job.stepId !== null || job.pending > 0,
      env: "",
      max_attempts: job.maxAttempts,
      run_id: job.runId,
      stack: { stack, current: stack.length },
      step_id: job.stepId ?? "step",
      use_api: false,
    },
  });
  return { url: url.href, body };
}
