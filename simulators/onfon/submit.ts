import { createHash } from "node:crypto";
import { json, parseObject, type Call, type Reply } from "../http.ts";
import type { Fault } from "../faults.ts";
import { arrives, outcomeOf } from "./outcomes.ts";
import { DESCRIPTIONS, judgeAccount, parseBulk, type BulkRequest } from "./request.ts";
import { judgeRows, type AcceptedRow, type JudgedRow } from "./rows.ts";
import type { Reportable } from "./reports.ts";
import type { OnfonState } from "./state.ts";

export const ONFON_FAULTS = [
  "hang",
  "reset",
  "http_500",
  "http_502_html",
  "http_429",
  "code",
  "data_null",
  "data_empty",
  "short_data",
  "shuffled",
  "slow",
] as const;

/** Kinds that break the answer only: the messages have been taken, unless `accepts` says otherwise. */
const ACCEPTING = new Set(["hang", "data_null", "data_empty", "short_data", "shuffled", "slow"]);

type Accepted = { message: Reportable; outcome: string };

/** Answers SendBulkSMS: judges, debits, journals, delivers to the phones and plans the reports. */
export async function submit(state: OnfonState, call: Call): Promise<Reply> {
  const { switches } = state;
  const fault = state.faults.take(call.path);
  const accepts = fault === null || (fault.accepts ?? ACCEPTING.has(fault.kind));
  if (fault !== null && fault.delay_ms > 0) await pause(fault.delay_ms);
  if (!accepts) return brokenReply(state, fault) ?? codeReply(state, 6);
  const body = parseObject(call.body);
  if (body === null) return json(422, { message: "The given data was invalid.", errors: { body: ["Not JSON"] } });
  const accountCode = judgeAccount(body.ApiKey, body.ClientId, state.account, switches);
  if (accountCode !== 0) return codeReply(state, accountCode);
  const request = parseBulk(body, switches);
  if (typeof request === "number") return codeReply(state, request);
  const judged = judgeRows(request.rows, request.sender, request.unicode, switches, state.wallet);
  if (judged.rows === null) return codeReply(state, judged.code);

  const accepted = record(state, request, judged.rows);
  const extraMs = Math.max(0, (request.scheduledAt ?? 0) - Date.now());
  if (switches.report_before_answer) {
    await Promise.all(accepted.map((one) => state.reports.pushFirst(one.message, one.outcome)));
  } else {
    for (const one of accepted) state.reports.schedule(one.message, one.outcome, extraMs);
  }
  if (switches.answer_delay_ms > 0) await pause(switches.answer_delay_ms);
  return (fault === null ? null : brokenReply(state, fault)) ?? rowsReply(state, judged.rows, fault);
}

function record(state: OnfonState, request: BulkRequest, rows: readonly JudgedRow[]): Accepted[] {
  const at = Date.now();
  const done: Accepted[] = [];
  for (const { accepted } of rows) {
    if (accepted === null) continue;
    const outcome = outcomeOf(accepted.number, request.sender, state.switches, at);
    journalRow(state, request, accepted, at, outcome);
    state.inbox.add({
      id: accepted.id,
      number: accepted.number.replace("+", ""),
      sender: request.sender,
      text: accepted.shown,
      at: Math.max(at, request.scheduledAt ?? 0),
      direction: "in",
      segments: accepted.segments,
      status: "accepted",
      arrives: arrives(outcome),
    });
    state.accepted += 1;
    const start = accepted.text.slice(0, 20);
    done.push({ message: { id: accepted.id, number: accepted.number, start, submittedAt: at }, outcome });
  }
  return done;
}

function journalRow(state: OnfonState, request: BulkRequest, row: AcceptedRow, at: number, outcome: string): void {
  state.journal.append({
    kind: "accepted",
    at,
    id: row.id,
    number: row.number.replace("+", ""),
    sender: request.sender,
    sha: createHash("sha256").update(row.text).digest("hex"),
    length: row.length,
    segments: row.segments,
    unicode: request.unicode,
    outcome,
    text: row.text,
    credits_e4: state.wallet.creditsE4,
  });
}

function rowsReply(state: OnfonState, rows: readonly JudgedRow[], fault: Fault | null): Reply {
  const data = rows.map((one) => ({
    MessageErrorCode: one.code,
    MessageErrorDescription: one.description,
    MobileNumber: one.row.number,
    MessageId: one.accepted?.id ?? null,
    Custom: one.accepted === null ? null : "",
  }));
  if (fault?.kind === "data_null") return envelope(state, 0, null);
  if (fault?.kind === "data_empty") return envelope(state, 0, []);
  if (fault?.kind === "short_data") return envelope(state, 0, data.slice(0, Math.floor(data.length / 2)));
  if (fault?.kind === "shuffled") return envelope(state, 0, data.toReversed());
  return envelope(state, 0, data);
}

function brokenReply(state: OnfonState, fault: Fault): Reply | null {
  if (fault.kind === "hang") return "hang";
  if (fault.kind === "reset") return "reset";
  if (fault.kind === "http_500") return json(fault.status ?? 500, { message: "Server Error" });
  if (fault.kind === "http_429") return json(429, { message: "Too Many Attempts." }, { "retry-after": "1" });
  if (fault.kind === "code") return codeReply(state, Number(fault.code ?? 6));
  if (fault.kind !== "http_502_html") return null;
  const body = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
  return { status: 502, headers: { "content-type": "text/html" }, body };
}

export function codeReply(state: OnfonState, code: number): Reply {
  return envelope(state, code, null);
}

/** The outer object of every answer, in the style the switches ask for. */
export function envelope(state: OnfonState, code: number, data: unknown): Reply {
  const { code_style, description_null } = state.switches;
  return json(200, {
    ErrorCode: code_style === "string" ? String(code).padStart(3, "0") : code,
    ErrorDescription: description_null ? null : (DESCRIPTIONS[code] ?? "Error"),
    Data: data,
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
