import { setTimeout as delay } from "node:timers/promises";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { callEndpoint, type Attempt } from "./call-endpoint.ts";
import { claimTurns, type Turn } from "./claim-turns.ts";
import { settleAttempts } from "./settle-attempts.ts";
import type { WebhookTransport } from "./transport.ts";

export type DeliverDueInput = {
  /** No new turn starts after this time; those that run are finished. */
  forMs?: number;
};

export type DeliverDueResult = {
  attempts: number;
  delivered: number;
  /** True when the time ran out rather than the work. */
  more: boolean;
};

/** Two calls in flight per endpoint, never more (trust.md TR-44). */
const lanes = 2;
/** Endpoints called at once by one worker; those that fail have places of their own. */
const maxSoundTurns = 64;
const maxFailingTurns = 64;
/** A turn starts no call later than this, so that its last one ends well within the turn (15 s for a call). */
const startWindowMs = 5_000;
/** Results are settled together at least so often, and not oftener than the gap. */
const settleEveryMs = 100;
const settleGapMs = 25;

/**
 * Every delivery that is due was tried: many endpoints at once, each by its own turn, so that a slow one holds up only
 * itself. Results are settled in one transaction for all that came together. Ends when nothing is due or the time is up.
 */
export async function deliverDue(
  ctx: PlatformCtx,
  input: DeliverDueInput,
  ports: { transport: WebhookTransport },
): Promise<DeliverDueResult> {
  const { forMs = 10_000 } = input;
  const stopAtMs = performance.now() + forMs;
  const running = new Map<Turn, Promise<void>>();
  let attempts: Attempt[] = [];
  let ended: Turn[] = [];
  const result = { attempts: 0, delivered: 0 };

  const start = (turn: Turn) => {
    const turnEnd = takeTurn(ctx, turn, ports.transport, (attempt) => attempts.push(attempt)).then(() => {
      running.delete(turn);
      ended.push(turn);
    });
    running.set(turn, turnEnd);
  };

  for (;;) {
    const startedAtMs = performance.now();
    const inTime = startedAtMs < stopAtMs;
    const turns = inTime ? await claimTurns(ctx, freePlaces([...running.keys()])) : [];
    turns.forEach(start);
    if (running.size === 0 && attempts.length === 0 && ended.length === 0) return { ...result, more: !inTime };
    await Promise.race([delay(settleEveryMs), ...running.values()]);
    await delay(Math.max(0, settleGapMs - (performance.now() - startedAtMs)));
    const batch = { attempts, ended };
    attempts = [];
    ended = [];
    await settleAttempts(ctx, batch.attempts, batch.ended);
    result.attempts += batch.attempts.length;
    result.delivered += batch.attempts.filter((attempt) => attempt.delivered).length;
  }
}

function freePlaces(running: readonly Turn[]): { sound: number; failing: number } {
  const failing = running.filter((turn) => turn.failing).length;
  return { sound: maxSoundTurns - (running.length - failing), failing: maxFailingTurns - failing };
}

/** Calls the endpoint for the turn's deliveries in order, two at a time; what was not started in time stays due. */
async function takeTurn(
  ctx: PlatformCtx,
  turn: Turn,
  transport: WebhookTransport,
  keep: (attempt: Attempt) => void,
): Promise<void> {
  const startedAtMs = performance.now();
  const waiting = turn.deliveries.values();
  const lane = async () => {
    for (const delivery of waiting) {
      keep(await callEndpoint(ctx, turn, delivery, transport));
      if (performance.now() - startedAtMs > startWindowMs) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
