import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import type { ConnectionProvider } from "#/db/enums.ts";
import { claimCallbacks } from "#/lib/callbacks/claim-callbacks.ts";
import { finishCallbacks } from "#/lib/callbacks/finish-callbacks.ts";
import { alertStaff } from "#/lib/notifications/alert-staff.ts";
import { applyReports } from "./apply-reports.ts";
import type { CarrierReport, Carriers } from "./carrier.ts";
import { matchReports } from "./match-reports.ts";
import { storeReports, type NewReport } from "./stored-report.ts";

/** A report as `record-callback` stored it: the parameters of query and body merged, names as sent. */
export type ReportPayload = { parameters: Record<string, string[]> };

/**
 * Stored report calls are understood, kept in the inbox and applied, in one transaction, oldest first. Answers how many
 * calls were worked on and how many reports found no message yet. Running it again finds nothing to do.
 */
export async function applyDeliveryReports(
  ctx: PlatformCtx,
  input: { limit: number },
  ports: { carriers: Carriers },
): Promise<{ calls: number; waiting: number }> {
  return withTransaction(ctx, async (tx) => {
    const calls = await claimCallbacks(tx, "onfon_report", input.limit);
    if (calls.length === 0) return { calls: 0, waiting: 0 };
    const providers = await providersOf(
      tx,
      calls.map((call) => call.subject),
    );
    const reports = calls.flatMap((call): NewReport[] => {
      const provider = providers.get(call.subject);
      if (!provider) return [];
      return parse(ctx, ports.carriers, provider, call.payload).map((report) => ({
        connectionId: call.subject,
        callbackId: call.id,
        report,
      }));
    });
    const stored = await storeReports(tx, reports);
    const matched = await matchReports(tx, stored);
    await applyReports(tx, matched);
    const understood = new Set(reports.map((report) => report.callbackId));
    await finishCallbacks(
      tx,
      calls.map((call) => ({ id: call.id, outcome: understood.has(call.id) ? "report" : "not_understood" })),
    );
    for (const { report } of reports) {
      if (report.status !== null || report.word === "") continue;
      await alertStaff(tx, {
        cause: `report-word:${report.word}`,
        message: `An unknown delivery status arrived: ${report.word}.`,
      });
    }
    return { calls: calls.length, waiting: stored.length - matched.length };
  });
}

function parse(ctx: PlatformCtx, carriers: Carriers, provider: ConnectionProvider, payload: string): CarrierReport[] {
  try {
    const { parameters }: ReportPayload = JSON.parse(payload);
    return carriers[provider].parseReports(parameters);
  } catch (error) {
    ctx.log.warn({ provider, error: error instanceof Error ? error.name : "error" }, "report not understood");
    return [];
  }
}

async function providersOf(tx: PlatformTx, ids: string[]): Promise<Map<string, ConnectionProvider>> {
  const rows = await tx.sql<{ id: string; provider: ConnectionProvider }[]>`
    select id, provider from connections where id = any(${[...new Set(ids)]}::text[])`;
  return new Map(rows.map((row) => [row.id, row.provider]));
}
