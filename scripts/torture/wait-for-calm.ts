import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "#/db/client.ts";

type Waiting = { queued: number; open: number; callbacks: number; events: number; payments: number };

/** Waits until the system has done what it can do by itself; throws with what is left when it takes too long. */
export async function waitForCalm(
  sql: Sql,
  { killedAt, settled, timeoutMs }: { killedAt: number; settled: boolean; timeoutMs: number },
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const left = await lookAt(sql, killedAt, settled).catch(() => null);
    if (left && Object.values(left).every((count) => count === 0)) return;
    if (Date.now() > deadline) throw new Error(`Still waiting after ${timeoutMs / 1000} s: ${JSON.stringify(left)}`);
    await delay(250);
  }
}

/**
 * Calls that were open at the kill end when their time is over; only `settled` waits for them, and for every payment that
 * can be asked about. (A push whose answer was lost in a kill ends by its callback, or after its last query.)
 */
async function lookAt(sql: Sql, killedAt: number, settled: boolean): Promise<Waiting> {
  const killed = new Date(settled ? Date.now() + 3_600_000 : killedAt).toISOString();
  const [row] = await sql<Record<keyof Waiting, bigint>[]>`
    select
      (select count(*) from messages where attempt_id is null and status in ('queued', 'sending')) as queued,
      (select count(*) from submit_attempts where status = 'open'
        and (${settled} or opened_at > ${killed}::timestamptz)) as open,
      (select count(*) from callbacks where finished_at is null) as callbacks,
      (select count(*) from outbox) as events,
      (select count(*) from payments where ${settled} and status in ('pending', 'processing')
        and checkout_request_id is not null) as payments`;
  if (!row) throw new Error("A count has one row.");
  return {
    queued: Number(row.queued),
    open: Number(row.open),
    callbacks: Number(row.callbacks),
    events: Number(row.events),
    payments: Number(row.payments),
  };
}
