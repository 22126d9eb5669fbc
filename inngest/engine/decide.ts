import { asError, type Answer, type Operation } from "./answer.ts";
import type { Changes } from "./changes.ts";
import type { ClaimedJob } from "./claim-jobs.ts";
import { wantedText } from "./expression.ts";
import { newUlid } from "./ids.ts";
import type { Json, JsonObject } from "./canonical-json.ts";
import type { Tunables } from "./settings.ts";

/** A run as it stands under its row lock. */
export type RunState = {
  id: string;
  pending: number;
  protocol: number;
  /** Goes on after each open step rather than after the last one: a race, or an app that asks for it. */
  isEager: boolean;
  /** The steps named by the answers in hand that the run already knows; true when completed. */
  knownSteps: Map<string, boolean>;
  hasEnded: boolean;
};

const maxLosses = 20;
const maxPauseDoublings = 20;

/** Writes into `changes` what the answer means for the run; pure but for that and for the run's own state. */
export function decide(run: RunState, job: ClaimedJob, answer: Answer, changes: Changes, tunables: Tunables): void {
  if (run.hasEnded) return;
  switch (answer.kind) {
    case "finished":
      return end(run, job, changes, { status: "completed", output: answer.output, error: null });
    case "failed":
      return fail(run, job, changes, answer.error);
    case "operations":
      return carryOut(run, job, answer.protocol, answer.operations, changes);
    case "retry":
      return tryAgain(run, job, changes, answer.error, answer.afterMs, tunables);
    case "lost":
      if (job.losses + 1 >= maxLosses)
        return tryAgain(run, job, changes, asError("ConnectionLost", answer.reason), null, tunables);
      return putOff(job, changes, answer.reason, tunables);
    case "unreachable":
      return putOff(job, changes, answer.reason, tunables);
  }
}

/** Pause before attempt number `attempt` + 1: exponential with up to a fifth of jitter. */
function retryPauseMs(attempt: number, tunables: Tunables): number {
  const pauseMs = Math.min(tunables.retryMaxMs, tunables.retryBaseMs * 2 ** Math.min(attempt, maxPauseDoublings));
  return pauseMs * (1 + Math.random() * 0.2);
}

function tryAgain(
  run: RunState,
  job: ClaimedJob,
  changes: Changes,
  error: JsonObject,
  afterMs: number | null,
  tunables: Tunables,
): void {
  const attempt = job.attempt + 1;
  if (attempt >= job.maxAttempts) return fail(run, job, changes, error);
  changes.retriedJobs.push({
    id: job.id,
    attempt,
    losses: 0,
    afterMs: afterMs ?? retryPauseMs(job.attempt, tunables),
    error,
  });
}

function putOff(job: ClaimedJob, changes: Changes, reason: string, tunables: Tunables): void {
  const pauseMs = Math.min(
    tunables.unreachableMaxMs,
    tunables.unreachableBaseMs * 2 ** Math.min(job.losses, maxPauseDoublings),
  );
  changes.retriedJobs.push({
    id: job.id,
    attempt: job.attempt,
    losses: job.losses + 1,
    afterMs: pauseMs,
    error: asError("AppUnreachable", reason),
  });
}

function fail(run: RunState, job: ClaimedJob, changes: Changes, error: JsonObject): void {
  end(run, job, changes, { status: "failed", output: null, error });
  const event = job.events[0] ?? {};
  // A failure handler that fails does not tell of itself: it could go on for ever.
  if (event.name === "inngest/function.failed") return;
  const id = newUlid();
  const data = { error, event, events: job.events, function_id: job.functionId, run_id: job.runId };
  changes.events.push({
    id,
    name: "inngest/function.failed",
    body: { id, name: "inngest/function.failed", data, ts: Date.now() },
  });
}

function end(run: RunState, job: ClaimedJob, changes: Changes, ending: Omit<Changes["endedRuns"][number], "id">): void {
  run.hasEnded = true;
  changes.endedRuns.push({ id: run.id, ...ending });
  changes.doneJobs.push(job.id);
}

function carryOut(run: RunState, job: ClaimedJob, protocol: number, operations: Operation[], changes: Changes): void {
  changes.doneJobs.push(job.id);
  run.protocol = protocol;
  if (protocol === 1) run.isEager = true;
  for (const operation of operations) {
    const isDone = run.knownSteps.get(operation.id);
    if (operation.op === "done") {
      if (isDone === true) continue;
      completeStep(run, operation.id, operation.result, changes);
      if (isDone === false) run.pending -= 1;
      goOn(run, job.lane, changes);
    } else if (isDone === undefined) {
      run.knownSteps.set(operation.id, false);
      run.pending += 1;
      if (operation.isRace) run.isEager = true;
      changes.openSteps.push({ runId: run.id, stepId: operation.id });
      if (operation.op === "planned")
        changes.newJobs.push({ runId: run.id, lane: job.lane, stepId: operation.id, dueAt: null });
      else changes.waits.push(waitOf(run, job, operation));
    }
  }
}

/** The run is called on, unless it still waits for steps that stand beside the one just completed. */
export function goOn(run: RunState, lane: string, changes: Changes): void {
  if (run.pending === 0 || run.isEager) changes.newJobs.push({ runId: run.id, lane, stepId: null, dueAt: null });
}

function completeStep(run: RunState, stepId: string, result: { data: Json } | { error: Json }, changes: Changes): void {
  run.knownSteps.set(stepId, true);
  changes.doneSteps.push({ runId: run.id, stepId, result, isFailed: "error" in result });
}

function waitOf(
  run: RunState,
  job: ClaimedJob,
  operation: Extract<Operation, { op: "sleep" | "wait" }>,
): Changes["waits"][number] {
  const base = { runId: run.id, stepId: operation.id, until: operation.until };
  if (operation.op === "sleep") return { ...base, event: null, field: null, value: null };
  if (operation.match === null) return { ...base, event: operation.event, field: "", value: "" };
  // Without the field in its own event the run can only wait for the time-out.
  const value = wantedText(operation.match, job.events[0] ?? {});
  return value === null
    ? { ...base, event: null, field: null, value: null }
    : { ...base, event: operation.event, field: operation.match.awaited.join("."), value };
}
