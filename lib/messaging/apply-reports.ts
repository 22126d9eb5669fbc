import { column } from "#/db/arrays.ts";
import type { PlatformTx } from "#/lib/core/context.ts";
import { newId } from "#/lib/core/ids.ts";
import { writeOptOuts } from "#/lib/opt-outs/write-opt-outs.ts";
import { announceMoves } from "./announce-moves.ts";
import { bookMoves } from "./book-moves.ts";
import { lockMessages, type MessageMove, type MessageState } from "./message-row.ts";
import { canMove, chargeAfterReport, isFinal } from "./message-status.ts";
import type { StoredReport } from "./stored-report.ts";

/** A report and the message it is about. */
export type MatchedReport = { report: StoredReport; messageId: string };

/**
 * The reports have done to their messages what they may: status forward only, an unconfirmed message was taken after all
 * (its id is adopted), a named failure is refunded by policy, once. Each report row says what came of it.
 */
export async function applyReports(tx: PlatformTx, matched: readonly MatchedReport[]): Promise<void> {
  if (matched.length === 0) return;
  const now = tx.clock.now();
  const befores = await lockMessages(tx, [...new Set(matched.map(({ messageId }) => messageId))]);
  const afters = new Map(befores.map((state) => [state.id, state]));
  const verdicts = matched.map(({ report, messageId }) => {
    const state = afters.get(messageId);
    const after = state ? afterReport(state, report, now) : null;
    if (after) afters.set(messageId, after);
    return { seq: report.seq, messageId, tenantId: state?.tenantId ?? null, applied: after ? "moved" : "kept" };
  });
  const moves = befores.flatMap((before): MessageMove[] => {
    const after = afters.get(before.id);
    return after && after !== before ? [{ before, after }] : [];
  });
  const returned = await bookMoves(tx, { moves, batch: newId("report") });
  await Promise.all([
    announceMoves(tx, moves, returned),
    listOptedOut(tx, moves),
    tx.sql`
      update delivery_reports d set message_id = v.message_id, matched_tenant_id = v.tenant_id::bigint,
        applied = v.applied, matched_at = ${now.toISOString()}::timestamptz
      from unnest(${column(verdicts, (v) => v.seq)}::text[], ${column(verdicts, (v) => v.messageId)}::text[],
        ${column(verdicts, (v) => v.tenantId)}::text[], ${column(verdicts, (v) => v.applied)}::text[])
        as v (seq, message_id, tenant_id, applied)
      where d.seq = v.seq::bigint`,
  ]);
}

/** Phones whose owners the network says have opted out get nothing more from the tenant; test mode's numbers stay usable. */
async function listOptedOut(tx: PlatformTx, moves: readonly MessageMove[]): Promise<void> {
  const phones = new Map(
    moves.flatMap(({ after }) => {
      const { tenantId, mode, recipient: phone } = after;
      const refuses = after.reason === "opted_out" && mode === "live";
      return refuses ? [[`${tenantId}:${phone}`, { tenantId, mode, phone }] as const] : [];
    }),
  );
  await writeOptOuts(tx, [...phones.values()], "network");
}

/** What the message is after the report; null when the report changes nothing. */
export function afterReport(state: MessageState, report: StoredReport, now: Date): MessageState | null {
  // Any word of a report about an unconfirmed message says first of all that it was taken.
  const settled: MessageState =
    state.status === "unconfirmed"
      ? {
          ...state,
          status: "sent",
          reason: null,
          charge: "captured",
          sentAt: state.sentAt ?? now,
          providerMessageId: report.providerMessageId,
        }
      : state;
  const to = report.status;
  if (to === null || !canMove(settled.status, to)) return settled === state ? null : settled;
  return {
    ...settled,
    status: to,
    reason: to === "delivered" ? null : report.reason,
    charge: chargeAfterReport(settled.charge, to, settled.refundFailed),
    deliveredAt: to === "delivered" ? now : settled.deliveredAt,
    endedAt: isFinal(to) ? now : settled.endedAt,
    reportState: null,
  };
}
