import type { PlatformCtx } from "#/lib/core/context.ts";
import type { EventData } from "#/lib/core/events.ts";
import { withTransaction } from "#/lib/core/transaction.ts";

export type PublishedEvent = { id: string; name: string; data: EventData };

/** Hands events to the job engine; resolves once the engine has acknowledged all of them. */
export type Publish = (events: PublishedEvent[]) => Promise<void>;

export type RelayInput = {
  /** Coalesce keys whose rows stay for now. */
  heldKeys?: readonly string[];
  /** Rows taken at most. */
  limit?: number;
};

export type RelayResult = {
  /** Rows that left the outbox. */
  rows: number;
  /** Coalesce keys that left with them. */
  keys: string[];
};

type Row = { seq: bigint; id: string; name: string; data: EventData; coalesce_key: string | null };

/**
 * The oldest waiting rows are acknowledged by the engine and gone from the outbox, or all are still there. Rows of one
 * coalesce key leave as one event. Several processes may call it at once; a row is in one hand only. The rows stay
 * locked while they are published: a crash before the commit publishes the same event ids again, which the engine
 * knows. A coalesced event carries its newest row's id, so that a repeat which speaks of newer work is a new event.
 */
export async function relayOutbox(ctx: PlatformCtx, publish: Publish, input: RelayInput = {}): Promise<RelayResult> {
  const { heldKeys = [], limit = 500 } = input;
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select seq, id, name, data, coalesce_key from outbox
      where coalesce_key is null or coalesce_key <> all (${[...heldKeys]}::text[])
      order by seq limit ${limit} for no key update skip locked`;
    if (rows.length === 0) return { rows: 0, keys: [] };
    await publish(coalesced(rows));
    await tx.sql`delete from outbox where seq = any (${rows.map((row) => row.seq.toString())}::text[]::bigint[])`;
    return { rows: rows.length, keys: keysOf(rows) };
  });
}

function keysOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => row.coalesce_key ?? []))];
}

function coalesced(rows: readonly Row[]): PublishedEvent[] {
  const events = new Map<string, PublishedEvent>();
  for (const { id, name, data, coalesce_key: key } of rows) events.set(key ?? id, { id, name, data });
  return [...events.values()];
}
