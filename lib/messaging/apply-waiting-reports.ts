import type { PlatformCtx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { applyReports } from "./apply-reports.ts";
import { matchReports } from "./match-reports.ts";
import type { MessageMove } from "./message-row.ts";
import { toStoredReport, type ReportRow } from "./stored-report.ts";

/**
 * Reports that came before the provider's answer are applied to the messages it has named. In a transaction of its own:
 * whoever applies reports locks first reports, then messages, then wallets, so that nobody waits in a ring. Where a crash
 * comes before it, `matchWaitingReports` finds them.
 */
export async function applyWaitingReports(
  ctx: PlatformCtx,
  connectionId: string,
  moves: readonly MessageMove[],
): Promise<void> {
  const ids = moves.flatMap(({ after }) =>
    after.status === "sent" && after.providerMessageId ? [after.providerMessageId] : [],
  );
  if (ids.length === 0) return;
  await withTransaction(ctx, async (tx) => {
    const rows = await tx.sql<ReportRow[]>`
      select seq, connection_id, provider_message_id, recipient, status, reason, text_start
      from delivery_reports
      where connection_id = ${connectionId} and message_id is null and provider_message_id = any(${ids}::text[])
      order by seq for no key update`;
    await applyReports(tx, await matchReports(tx, rows.map(toStoredReport)));
  });
}
