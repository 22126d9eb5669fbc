import { setTimeout as delay } from "node:timers/promises";
import type { Ask } from "./load.ts";

/** A key left in flight by a crash is settled after at most so long (trust.md TR-32). */
const inFlightMs = 95_000;
const mostTries = 10;

export type RepeatedKeys = { repeated: number; inFlight: Ask[]; problems: string[] };

/**
 * A repeated key gives the first answer or makes the one effect; the answers of calls that had none are noted. Those whose
 * key is still held by what was killed are answered as `inFlight`, or waited for when `patient`.
 */
export async function repeatKeys(asks: readonly Ask[], patient: boolean): Promise<RepeatedKeys> {
  const result: RepeatedKeys = { repeated: 0, inFlight: [], problems: [] };
  const queue = [...asks];
  const worker = async (): Promise<void> => {
    for (let ask = queue.pop(); ask; ask = queue.pop()) {
      const again = await call(ask, patient ? Date.now() + inFlightMs : 0);
      result.repeated += 1;
      if (isInFlight(again) && !patient) {
        result.inFlight.push(ask);
        continue;
      }
      const problem = compare(ask, again);
      if (problem) result.problems.push(`${ask.key} on ${ask.path}: ${problem}`);
      if (ask.first === null || ask.first.status >= 500) ask.first = again;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return result;
}

/** As a careful caller does: where no answer or a 503 comes, which promise nothing, the same call is made again. */
async function call({ client, path, key, body }: Ask, until: number): Promise<Ask["first"]> {
  for (let tries = 1; ; tries++) {
    const answer = await client("POST", path, { key, body });
    const silent = (answer === null || answer.status === 503) && tries < mostTries;
    if (!silent && (!isInFlight(answer) || Date.now() > until)) return answer;
    await delay(1_000);
  }
}

function isInFlight(answer: Ask["first"]): boolean {
  return answer?.status === 409 && answer.body.includes("idempotency.in_flight");
}

function compare({ first }: Ask, again: Ask["first"]): string | null {
  if (again === null) return "no answer to the repeated call";
  if (first === null || first.status >= 500) {
    return again.status === 202 || again.status === 402
      ? null
      : `the repeated call was answered ${again.status}: ${again.body}`;
  }
  if (first.status !== 202) return null;
  return again.status === first.status && again.body === first.body && again.replayed
    ? null
    : `first ${first.status} ${first.body}, then ${again.status} ${again.body}`;
}
