import { column } from "#/db/arrays.ts";
import { isDatabaseDown } from "#/db/client.ts";
import type { CallbackKind } from "#/db/enums.ts";
import type { PlatformCtx } from "#/lib/core/context.ts";
import { GroupCommit } from "#/lib/core/group-commit.ts";
import { newId } from "#/lib/core/ids.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { callbacksOverloaded } from "./errors.ts";
import { callbacksReceived } from "./events.ts";
import { payloadPlace } from "./sealed-payload.ts";

export type RecordCallbackInput = {
  kind: CallbackKind;
  /** What it is about: payment id, shortcode or connection id. */
  subject: string;
  /** Names the fact, so that a repeat is a no-op; null where repeats are facts of their own. */
  naturalKey: string | null;
  /** The raw call. */
  payload: string;
  sourceIp: string | null;
};

export type RecordedCallback = { stored: boolean };

type Item = { ctx: PlatformCtx; id: string; sealed: Buffer; receivedAt: Date; input: RecordCallbackInput };

const maxRowsPerCommit = 1_000;
const maxWaitingCalls = 50_000;

/**
 * The raw call is on disk, encrypted, before it is thought about; a repeat of its natural key stored nothing. Calls that
 * come together are one insert. Throws `callbacks.overloaded` (unavailable) when too many wait.
 */
export function recordCallback(ctx: PlatformCtx, input: RecordCallbackInput): Promise<RecordedCallback> {
  const id = newId("callback", ctx.clock.now().getTime());
  const sealed = ctx.vault.encryptOwn(payloadPlace(id), input.payload);
  const queue = ctx.scope.once("callbacks.intake", makeQueue);
  return queue.add({ ctx, id, sealed, receivedAt: ctx.clock.now(), input });
}

function makeQueue(): GroupCommit<Item, RecordedCallback> {
  return new GroupCommit<Item, RecordedCallback>({
    commit: insertBatch,
    maxItems: maxRowsPerCommit,
    maxWeight: maxRowsPerCommit,
    maxWaiting: maxWaitingCalls,
    overloaded: callbacksOverloaded,
    retryAlone: (error) => !isDatabaseDown(error),
  });
}

async function insertBatch(items: Item[]): Promise<RecordedCallback[]> {
  const [first] = items;
  if (!first) return [];
  return withTransaction(first.ctx, async (tx) => {
    const rows = await tx.sql<{ id: string; kind: string }[]>`
      insert into callbacks (id, kind, subject, natural_key, sealed_payload, source_ip, received_at)
      select id, kind, subject, natural_key, decode(sealed, 'hex'), source_ip, received_at::timestamptz
      from unnest(
        ${column(items, (item) => item.id)}::text[], ${column(items, (item) => item.input.kind)}::text[],
        ${column(items, (item) => item.input.subject)}::text[], ${column(items, (item) => item.input.naturalKey)}::text[],
        ${column(items, (item) => item.sealed)}::text[], ${column(items, (item) => item.input.sourceIp)}::text[],
        ${column(items, (item) => item.receivedAt)}::text[]
      ) as c (id, kind, subject, natural_key, sealed, source_ip, received_at)
      order by kind, natural_key, id
      on conflict (kind, natural_key) do nothing
      returning id, kind`;
    for (const kind of new Set(rows.map((row) => row.kind))) tx.emit(callbacksReceived, { kind });
    const stored = new Set(rows.map((row) => row.id));
    return items.map((item) => ({ stored: stored.has(item.id) }));
  });
}
