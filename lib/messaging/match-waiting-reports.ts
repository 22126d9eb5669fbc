import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { applyReports } from "./apply-reports.ts";
import { matchReports, unconfirmedHours } from "./match-reports.ts";
import { toStoredReport, type ReportRow } from "./stored-report.ts";

export type MatchWaitingReportsInput = {
  /** Reports with a seq above this are looked at; 0n for all. */
  afterSeq: bigint;
  limit: number;
};

/**
 * Looks once more for the messages of reports that had none, up to 72 h back. Answers how many were found, how many
 * still wait, and where to go on (null at the end).
 */
export async function matchWaitingReports(
  ctx: PlatformCtx,
  input: MatchWaitingReportsInput,
): Promise<{ found: number; waiting: number; nextSeq: bigint | null }> {
  return withTransaction(ctx, async (tx) => {
    const since = new Date(tx.clock.now().getTime() - unconfirmedHours * 3_600_000).toISOString();
    const rows = await tx.sql<ReportRow[]>`
      select seq, connection_id, provider_message_id, recipient, status, reason, text_start
      from delivery_reports
      where message_id is null and seq > ${String(input.afterSeq)}::bigint and created_at >= ${since}::timestamptz
      order by seq limit ${input.limit} for no key update skip locked`;
    const reports = rows.map(toStoredReport);
    const matched = await matchReports(tx, reports);
    await applyReports(tx, matched);
    return {
      found: matched.length,
      waiting: reports.length - matched.length,
      nextSeq: reports.length === input.limit ? (reports.at(-1)?.seq ?? null) : null,
    };
  });
}
