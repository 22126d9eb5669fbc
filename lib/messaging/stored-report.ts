import { column } from "#/db/arrays.ts";
import type { MessageStatus } from "#/db/enums.ts";
import type { Ctx, PlatformTx } from "#/lib/core/context.ts";
import type { CarrierReport } from "./carrier.ts";

/** A report in the inbox. */
export type StoredReport = {
  seq: bigint;
  connectionId: string;
  providerMessageId: string;
  recipient: string | null;
  status: MessageStatus | null;
  reason: string | null;
  /** `<characters>:<hmac>` of the start of the text; null when the report has none. */
  textStart: string | null;
};

export type NewReport = { connectionId: string; callbackId: string | null; report: CarrierReport };

/** The start of a text as a report row keeps it: told apart, but not readable. */
export function textStartOf(ctx: Ctx, text: string, characters: number = text.length): string {
  return `${characters}:${ctx.vault.hmac("text-start", text.slice(0, characters))}`;
}

/** True when the text begins as the report says. */
export function startsAs(ctx: Ctx, text: string, textStart: string): boolean {
  return textStartOf(ctx, text, Number.parseInt(textStart, 10)) === textStart;
}

/** The reports stand in the inbox, in their order. */
export async function storeReports(tx: PlatformTx, reports: readonly NewReport[]): Promise<StoredReport[]> {
  if (reports.length === 0) return [];
  const startOf = ({ report }: NewReport) => (report.textStart ? textStartOf(tx, report.textStart) : null);
  const rows = await tx.sql<ReportRow[]>`
    insert into delivery_reports
      (connection_id, callback_id, provider_message_id, recipient, word, status, reason, text_start, created_at)
    select connection_id, callback_id, provider_id, recipient, word, status, reason, text_start,
      ${tx.clock.now().toISOString()}::timestamptz
    from unnest(
      ${column(reports, (r) => r.connectionId)}::text[], ${column(reports, (r) => r.callbackId)}::text[],
      ${column(reports, (r) => r.report.providerMessageId)}::text[], ${column(reports, (r) => r.report.recipient)}::text[],
      ${column(reports, (r) => r.report.word)}::text[], ${column(reports, (r) => r.report.status)}::text[],
      ${column(reports, (r) => r.report.reason)}::text[], ${column(reports, startOf)}::text[]
    ) as r (connection_id, callback_id, provider_id, recipient, word, status, reason, text_start)
    returning seq, connection_id, provider_message_id, recipient, status, reason, text_start`;
  return rows.map(toStoredReport);
}

export type ReportRow = {
  seq: bigint;
  connection_id: string;
  provider_message_id: string;
  recipient: string | null;
  status: MessageStatus | null;
  reason: string | null;
  text_start: string | null;
};

export function toStoredReport(row: ReportRow): StoredReport {
  return {
    seq: row.seq,
    connectionId: row.connection_id,
    providerMessageId: row.provider_message_id,
    recipient: row.recipient,
    status: row.status,
    reason: row.reason,
    textStart: row.text_start,
  };
}
