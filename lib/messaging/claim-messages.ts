import { column } from "#/db/arrays.ts";
import type { Encoding } from "#/db/enums.ts";
import { openConnection, spendTokens } from "#/lib/connections/open-connection.ts";
import { pauseConnection } from "#/lib/connections/pause-connection.ts";
import { probeOpenMs, silentCallsUntilPause, silentReason } from "#/lib/connections/silence.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { CarrierConnection } from "./carrier.ts";
import { holdPromotional } from "./hold-promotional.ts";
import { openBodies, type BodyRow } from "./open-bodies.ts";

/** One provider call that is about to be made: committed, so that a crash from here on reads as unknown. */
export type OpenAttempt = {
  id: string;
  connection: CarrierConnection;
  /** Calls before it had no answer: its own is worth noting. */
  afterSilence: boolean;
  sender: string;
  encoding: Encoding;
  messages: { messageId: string; recipient: string; text: string; tries: number }[];
};

/** Tenants taken turns between in one claim, at most. */
const maxTenants = 250;

type MessageRow = BodyRow & { recipient: string; sender: string; encoding: Encoding; tries: number };

export type Claim = {
  attempts: OpenAttempt[];
  /** After how many ms there may be more to claim; null when nothing waits or the connection is paused. */
  nextInMs: number | null;
};

/**
 * Claims waiting messages of the connection, taking turns between tenants, at most `limit` and no more than its
 * messages per second allow. Each is in exactly one attempt afterwards. Of a connection that has stopped answering only
 * one message is claimed, and nothing more until it is answered or given up.
 */
export async function claimMessages(ctx: PlatformCtx, connectionId: string, limit: number): Promise<Claim> {
  return withTransaction(ctx, async (tx) => {
    const connection = await openConnection(tx, connectionId);
    if (!connection) return { attempts: [], nextInMs: null };
    await holdPromotional(tx, connectionId);
    const probing = connection.silentCalls >= silentCallsUntilPause;
    const allowed = Math.min(probing ? 1 : limit, connection.tokens);
    const rows = await takeTurns(tx, connectionId, allowed);
    if (rows.length === 0) return { attempts: [], nextInMs: await nextDueInMs(tx, connectionId) };
    const texts = openBodies(tx, rows);
    const attempts = groupIntoCalls(rows, connection.maxRowsPerCall).map((group) => ({
      id: newId("attempt"),
      connection: { id: connection.id, provider: connection.provider, credentials: connection.credentials },
      afterSilence: connection.silentCalls > 0,
      sender: group.sender,
      encoding: group.encoding,
      messages: group.rows.map((row) => ({
        messageId: row.id,
        recipient: row.recipient,
        text: texts.get(row.id) ?? "",
        tries: row.tries + 1,
      })),
    }));
    await recordAttempts(tx, connectionId, attempts, rows.length);
    if (probing) await pauseConnection(tx, { connectionId, reason: silentReason, retryAfterMs: probeOpenMs });
    return { attempts, nextInMs: 0 };
  });
}

/** How long the bucket takes to have a useful number of tokens again. */
const tokenWaitMs = 20;

async function nextDueInMs(tx: PlatformTx, connectionId: string): Promise<number | null> {
  const [row] = await tx.sql<{ due_at: string | null }[]>`
    select min(due_at) as due_at from messages
    where connection_id = ${connectionId} and attempt_id is null and status in ('queued', 'sending')`;
  if (!row?.due_at) return null;
  return Math.max(tokenWaitMs, new Date(row.due_at).getTime() - tx.clock.now().getTime());
}

/** The oldest waiting messages of each tenant, one from each in turn, so that nobody waits behind a neighbour's campaign. */
async function takeTurns(tx: PlatformTx, connectionId: string, limit: number): Promise<MessageRow[]> {
  if (limit <= 0) return [];
  const now = tx.clock.now().toISOString();
  return tx.sql<MessageRow[]>`
    with recursive waiting_tenants (tenant_id, number) as (
      (select tenant_id, 1 from messages
        where connection_id = ${connectionId} and attempt_id is null and status in ('queued', 'sending')
        order by tenant_id limit 1)
      union all
      select (select m.tenant_id from messages m
        where m.connection_id = ${connectionId} and m.attempt_id is null and m.status in ('queued', 'sending')
          and m.tenant_id > w.tenant_id
        order by m.tenant_id limit 1), w.number + 1
      from waiting_tenants w where w.tenant_id is not null and w.number < ${maxTenants}
    ),
    share as (select greatest(1, ceil(${limit}::numeric * 2 / greatest(1, count(tenant_id)))::int) as rows from waiting_tenants),
    turns as (
      select m.id, row_number() over (partition by m.tenant_id order by m.id) as turn
      from waiting_tenants w cross join share cross join lateral (
        select id, tenant_id from messages
        where connection_id = ${connectionId} and tenant_id = w.tenant_id and attempt_id is null
          and status in ('queued', 'sending') and due_at <= ${now}::timestamptz
        order by id limit share.rows
      ) m
      where w.tenant_id is not null
    ),
    chosen as (select id from turns order by turn, id limit ${limit})
    select m.id, m.tenant_id, m.request_id, m.recipient, m.sender, m.encoding, m.tries, m.sealed_body,
      r.sealed_body as shared_body, t.data_key
    from messages m
    join message_requests r on r.id = m.request_id
    join tenants t on t.id = m.tenant_id
    where m.id in (select id from chosen) and m.attempt_id is null and m.status in ('queued', 'sending')
    order by m.id
    for no key update of m skip locked`;
}

type Group = { sender: string; encoding: Encoding; rows: MessageRow[]; numbers: Set<string> };

/** Rows that may share a call: one sender, one encoding, no number twice, at most `maxRows`. */
function groupIntoCalls(rows: MessageRow[], maxRows: number): Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group[]>();
  for (const row of rows) {
    const key = `${row.sender}\n${row.encoding}`;
    const candidates = open.get(key) ?? [];
    let group = candidates.find(({ rows: taken, numbers }) => taken.length < maxRows && !numbers.has(row.recipient));
    if (!group) {
      group = { sender: row.sender, encoding: row.encoding, rows: [], numbers: new Set() };
      groups.push(group);
      open.set(key, [...candidates.filter(({ rows: taken }) => taken.length < maxRows), group]);
    }
    group.rows.push(row);
    group.numbers.add(row.recipient);
  }
  return groups;
}

async function recordAttempts(
  tx: PlatformTx,
  connectionId: string,
  attempts: OpenAttempt[],
  count: number,
): Promise<void> {
  const now = tx.clock.now().toISOString();
  const pairs = attempts.flatMap((attempt) =>
    attempt.messages.map(({ messageId }) => ({ messageId, attemptId: attempt.id })),
  );
  await Promise.all([
    tx.sql`
      insert into submit_attempts (id, connection_id, status, messages, opened_at)
      select id, ${connectionId}, 'open', messages::int, ${now}::timestamptz
      from unnest(${column(attempts, (a) => a.id)}::text[], ${column(attempts, (a) => a.messages.length)}::text[])
        as a (id, messages)`,
    tx.sql`
      update messages m set attempt_id = p.attempt_id, tries = m.tries + 1
      from unnest(${column(pairs, (p) => p.messageId)}::text[], ${column(pairs, (p) => p.attemptId)}::text[])
        as p (id, attempt_id)
      where m.id = p.id`,
    spendTokens(tx, connectionId, count),
  ]);
}
