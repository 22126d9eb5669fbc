import { column } from "#/db/arrays.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import type { MatchedReport } from "./apply-reports.ts";
import { openBodies, type BodyRow } from "./open-bodies.ts";
import { startsAs, type StoredReport } from "./stored-report.ts";

/** How long an unconfirmed message waits for its report (product.md D15b). */
export const unconfirmedHours = 72;

/**
 * Finds the message of each report: by the provider's id; else, for a message whose answer was lost, by recipient and
 * the start of its text, else the oldest. Reports without a message are left out; they stay in the inbox.
 */
export async function matchReports(tx: PlatformTx, reports: readonly StoredReport[]): Promise<MatchedReport[]> {
  const byId = await matchById(tx, reports);
  const rest = reports.filter((report) => !byId.has(report.seq) && report.recipient !== null);
  const adopted = await matchUnconfirmed(tx, rest);
  return reports.flatMap((report) => {
    const messageId = byId.get(report.seq) ?? adopted.get(report.seq);
    return messageId ? [{ report, messageId }] : [];
  });
}

async function matchById(tx: PlatformTx, reports: readonly StoredReport[]): Promise<Map<bigint, string>> {
  if (reports.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; connection_id: string; provider_message_id: string }[]>`
    select id, connection_id, provider_message_id from messages
    where provider_message_id = any(${reports.map((report) => report.providerMessageId)}::text[])`;
  const found = new Map(rows.map((row) => [`${row.connection_id}:${row.provider_message_id}`, row.id]));
  return new Map(
    reports.flatMap((report) => {
      const id = found.get(`${report.connectionId}:${report.providerMessageId}`);
      return id ? [[report.seq, id]] : [];
    }),
  );
}

type Candidate = BodyRow & { connection_id: string; recipient: string; status: string; attempt_open: boolean };

async function matchUnconfirmed(tx: PlatformTx, reports: readonly StoredReport[]): Promise<Map<bigint, string>> {
  const matches = new Map<bigint, string>();
  if (reports.length === 0) return matches;
  const since = new Date(tx.clock.now().getTime() - unconfirmedHours * 3_600_000).toISOString();
  const candidates = await tx.sql<Candidate[]>`
    select m.id, m.tenant_id, m.request_id, m.connection_id, m.recipient, m.status, m.sealed_body,
      r.sealed_body as shared_body, t.data_key, a.status = 'open' as attempt_open
    from messages m
    join (select distinct * from unnest(${column(reports, (r) => r.connectionId)}::text[],
      ${column(reports, (r) => r.recipient)}::text[]) as w (connection_id, recipient)) w
      on w.connection_id = m.connection_id and w.recipient = m.recipient
    join submit_attempts a on a.id = m.attempt_id and a.opened_at >= ${since}::timestamptz
    join message_requests r on r.id = m.request_id
    join tenants t on t.id = m.tenant_id
    where m.status = 'unconfirmed' or (m.attempt_id is not null and m.status in ('queued', 'sending'))
    order by a.opened_at, m.id`;
  if (candidates.length === 0) return matches;
  const texts = openBodies(tx, candidates);
  const taken = new Map<string, string>();
  for (const report of reports) {
    const here = candidates.filter(
      (candidate) => candidate.connection_id === report.connectionId && candidate.recipient === report.recipient,
    );
    // While a call to this number is open the report may be that call's, ahead of its answer: it waits.
    if (here.some((candidate) => candidate.attempt_open)) continue;
    const known = taken.get(`${report.connectionId}:${report.providerMessageId}`);
    const messageId =
      known ??
      choose(
        tx,
        report,
        here.filter(({ id }) => ![...taken.values()].includes(id)),
        texts,
      );
    if (!messageId) continue;
    taken.set(`${report.connectionId}:${report.providerMessageId}`, messageId);
    matches.set(report.seq, messageId);
  }
  return matches;
}

function choose(
  tx: PlatformTx,
  report: StoredReport,
  candidates: Candidate[],
  texts: Map<string, string>,
): string | undefined {
  const { textStart } = report;
  const [oldest] = candidates;
  if (candidates.length < 2 || textStart === null) return oldest?.id;
  const byText = candidates.find((candidate) => startsAs(tx, texts.get(candidate.id) ?? "", textStart));
  return (byText ?? oldest)?.id;
}
