import type { ConnectionProvider } from "#/db/enums.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { applyReports } from "./apply-reports.ts";
import type { Carriers } from "./carrier.ts";
import { matchReports } from "./match-reports.ts";
import { storeReports } from "./stored-report.ts";

/** Messages older than this are no longer asked for (ms). */
const askForMs = 600_000;
/** A message that has said nothing for so long is not worth waiting for (ms). */
const hopeForMs = 15_000;

/**
 * Reports of a carrier that is asked rather than tells (the sandbox of test mode) are fetched and applied. Answers how
 * many there were, and how many young messages still wait for a final one.
 */
export async function fetchReports(
  ctx: PlatformCtx,
  input: { connectionId: string; limit: number },
  ports: { carriers: Carriers },
): Promise<{ applied: number; waiting: number }> {
  return withTransaction(ctx, async (tx) => {
    const [connection] = await tx.sql<{ provider: ConnectionProvider }[]>`
      select provider from connections where id = ${input.connectionId} for no key update`;
    const carrier = connection && ports.carriers[connection.provider];
    if (!carrier?.fetchReports) return { applied: 0, waiting: 0 };
    const nowMs = tx.clock.now().getTime();
    const open = await findOpen(tx, input, nowMs);
    const told = new Set(
      open.flatMap(({ providerMessageId, words }) => words.map((word) => `${providerMessageId}:${word}`)),
    );
    const due = carrier
      .fetchReports(open, nowMs)
      .filter((report) => !told.has(`${report.providerMessageId}:${report.word}`));
    const stored = await storeReports(
      tx,
      due.map((report) => ({ connectionId: input.connectionId, callbackId: null, report })),
    );
    await applyReports(tx, await matchReports(tx, stored));
    const waiting = open.filter(({ sentAtMs }) => sentAtMs > nowMs - hopeForMs).length;
    return { applied: due.length, waiting };
  });
}

type OpenMessage = { providerMessageId: string; recipient: string; sentAtMs: number; words: string[] };

async function findOpen(
  tx: PlatformTx,
  { connectionId, limit }: { connectionId: string; limit: number },
  nowMs: number,
): Promise<OpenMessage[]> {
  const since = new Date(nowMs - askForMs).toISOString();
  const rows = await tx.sql<
    { recipient: string; provider_message_id: string | null; sent_ms: string; words: string[] | null }[]
  >`
    select m.recipient, m.provider_message_id, (extract(epoch from coalesce(m.sent_at, m.accepted_at)) * 1000)::text as sent_ms,
      (select array_agg(d.word) from delivery_reports d where d.message_id = m.id) as words
    from messages m
    where m.connection_id = ${connectionId} and m.status in ('sent', 'unconfirmed') and m.report_state is null
      and m.accepted_at > ${since}::timestamptz
    order by m.accepted_at desc limit ${limit}`;
  return rows.map((row) => ({
    providerMessageId: row.provider_message_id ?? "",
    recipient: row.recipient,
    sentAtMs: Number(row.sent_ms),
    words: row.words ?? [],
  }));
}
