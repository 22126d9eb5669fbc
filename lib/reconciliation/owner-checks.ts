import type { LedgerCheck } from "./ledger-check.ts";

/** A provider call ends in 30 s and the sweep of each minute finds those that lost their process: far beyond both (ms). */
const openAttemptMs = 300_000;
/** An active connection with due messages takes some long before this (ms). */
const idleConnectionMs = 600_000;
/** A lost answer returns the money after 72 h (product.md D15b); the sweep gets an hour (ms). */
const unconfirmedMs = 73 * 3_600_000;

const ago = (nowMs: number, ms: number): string => new Date(nowMs - ms).toISOString();

const attempts: LedgerCheck = {
  name: "attempts",
  says: "no provider call is open longer than it may be, and no message waits for one that is closed",
  look: (tx) => tx.sql`
    select case when opened_at < ${ago(tx.clock.now().getTime(), openAttemptMs)}::timestamptz
      then format('%s is open since %s', id, opened_at) end
    from submit_attempts where status = 'open'
    union all
    select case when a.id is null or a.status <> 'open' then format('%s is %s in %s, which is %s', m.id, m.status, m.attempt_id, a.status) end
    from messages m left join submit_attempts a on a.id = m.attempt_id
    where m.attempt_id is not null and m.status in ('queued', 'sending')`,
};

const waiting: LedgerCheck = {
  name: "waiting",
  says: "somebody takes the messages that wait: a connection that works, or one that is paused and says so",
  look: (tx) => {
    const idleSince = ago(tx.clock.now().getTime(), idleConnectionMs);
    return tx.sql`
      select case when c.id is null or (c.status = 'active' and w.due_at < ${idleSince}::timestamptz and not exists (
          select from submit_attempts a where a.connection_id = c.id and a.opened_at >= ${idleSince}::timestamptz))
        then format('%s messages wait for connection %s since %s', w.messages, w.connection_id, w.due_at) end
      from (
        select connection_id, min(due_at) as due_at, count(*) as messages from messages
        where attempt_id is null and status in ('scheduled', 'queued', 'sending') group by connection_id
      ) w left join connections c on c.id = w.connection_id`;
  },
};

const unconfirmed: LedgerCheck = {
  name: "unconfirmed",
  says: "each message whose answer was lost has an attempt, and none waits longer than its 72 hours",
  look: (tx) => tx.sql`
    select case when a.id is null or a.opened_at < ${ago(tx.clock.now().getTime(), unconfirmedMs)}::timestamptz
      then format('%s is unconfirmed since %s', m.id, a.opened_at) end
    from messages m left join submit_attempts a on a.id = m.attempt_id
    where m.status = 'unconfirmed'`,
};

/** Nothing reserved is without somebody who will settle it. */
export const ownerChecks: readonly LedgerCheck[] = [attempts, waiting, unconfirmed];
