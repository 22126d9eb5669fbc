import { setTimeout as delay } from "node:timers/promises";
import { buildCall } from "./build-call.ts";
import type { AppCaller } from "./call-app.ts";
import { claimJobs, type ClaimedJob } from "./claim-jobs.ts";
import type { Database } from "./database.ts";
import { startGroupCommit } from "./group-commit.ts";
import { keepLeases, releaseLeases } from "./leases.ts";
import type { Logger } from "./log.ts";
import { startLoop } from "./loop.ts";
import { readAnswer } from "./read-answer.ts";
import type { EngineOptions, Tunables } from "./settings.ts";
import { settleJobs, type AnsweredJob } from "./settle-jobs.ts";
import type { Signer } from "./signing.ts";

export type Worker = {
  /** Something may have fallen due. */
  poke(): void;
  /** Called by a timer: also claims when only few calls are free. */
  tick(): void;
  isAppReachable(): boolean;
  /** Claims nothing more, waits a while for open calls, gives the rest back. */
  stop(): Promise<void>;
};

export type WorkerParts = {
  db: Database;
  caller: AppCaller;
  signer: Signer;
  log: Logger;
  options: EngineOptions & Tunables;
  /** Called after answers have taken effect: there may be events or jobs. */
  onSettled: () => void;
};

const maxSettled = 200;
const maxSettleTries = 12;
const settlePauseMs = 250;

/** Claims due jobs, calls the app for each and settles the answers in groups. */
export function startWorker({ db, caller, signer, log, options, onSettled }: WorkerParts): Worker {
  const open = new Map<string, ClaimedJob>();
  let isBehind = false;
  let isForced = false;
  let failuresInRow = 0;
  let pausedUntil = 0;
  let isStopping = false;
  let onIdle: (() => void) | null = null;

  const settling = startGroupCommit<AnsweredJob, boolean>(maxSettled, async (answered) => {
    const settled = await settleJobs(db.durable, answered, options);
    onSettled();
    return settled;
  });

  const claiming = startLoop(
    async () => {
      const isProbing = failuresInRow > 0;
      const room = Math.min(isProbing ? 1 : Infinity, options.maxCalls - open.size);
      const isWorthwhile = !isBehind || isForced || room >= options.maxCalls / 4 || isProbing;
      if (room <= 0 || !isWorthwhile || Date.now() < pausedUntil) return false;
      isForced = false;
      if (isProbing) pausedUntil = Date.now() + options.unreachableBaseMs;
      const jobs = await claimJobs(db.relaxed, {
        room,
        leaseMs: options.leaseMs,
        open: [...open.values()].map((job) => job.id),
      });
      isBehind = jobs.length === room;
      for (const job of jobs) {
        open.set(job.token, job);
        void carryOut(job).finally(() => {
          open.delete(job.token);
          if (open.size === 0) onIdle?.();
          claiming.poke();
        });
      }
      return false;
    },
    (error) => log.error({ err: error }, "jobs could not be claimed"),
  );

  const leases = keepLeases(db.relaxed, open, options, log);

  async function carryOut(job: ClaimedJob): Promise<void> {
    const { url, body } = buildCall(options.appUrl, job);
    const startedAt = Date.now();
    const reply = await caller.call(url, "POST", body, signer.sign(body), options.callTimeoutMs);
    const answer = readAnswer(reply, signer, new Date());
    noteReachability(answer.kind === "unreachable" ? answer.reason : null);
    const facts = {
      run: job.runId,
      function: job.functionId,
      step: job.stepId,
      attempt: job.attempt,
      answer: answer.kind,
      ms: Date.now() - startedAt,
    };
    log.debug(facts, "call");
    if (answer.kind === "failed") log.warn({ ...facts, error: answer.error.name }, "run failed");
    const isSettled = await settle({ job, answer });
    if (!isSettled) log.warn(facts, "the lease had passed to another worker; the answer is ignored");
  }

  /** The answer takes effect, however often the database has to be asked; false when the lease had passed to another worker. */
  async function settle(answered: AnsweredJob): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      try {
        // A group that was refused for one answer's sake is tried again one by one.
        if (tries === 1) return await settling.add(answered);
        const [isSettled] = await settleJobs(db.durable, [answered], options);
        onSettled();
        return isSettled ?? false;
      } catch (error) {
        log.error({ err: error, run: answered.job.runId, tries }, "an answer could not be settled");
        // The lease runs out and the step is called again: at least once is what was promised.
        if (tries === maxSettleTries || isStopping) return true;
        await delay(settlePauseMs * tries);
      }
    }
  }

  function noteReachability(reason: string | null): void {
    if (reason === null) {
      failuresInRow = 0;
      pausedUntil = 0;
      return;
    }
    if (failuresInRow === 0) log.warn({ reason }, "the app cannot be reached");
    failuresInRow += 1;
    pausedUntil = Date.now() + options.unreachableBaseMs;
  }

  return {
    poke: () => claiming.poke(),
    tick() {
      isForced = true;
      claiming.poke();
    },
    isAppReachable: () => failuresInRow === 0,
    async stop() {
      isStopping = true;
      await claiming.stop();
      if (open.size > 0) {
        const timer = setTimeout(() => onIdle?.(), options.stopGraceMs);
        await new Promise<void>((resolve) => (onIdle = resolve));
        clearTimeout(timer);
      }
      await leases.stop();
      await settling.stop();
      await releaseLeases(db.durable, [...open.values()]);
    },
  };
}
