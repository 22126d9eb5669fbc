import type { CallOutcome, CarrierMessage, RowOutcome } from "#/lib/messaging/carrier.ts";
import type { HttpResult } from "../../http-client.ts";
import { parseJsonObject, type JsonObject } from "../../json-object.ts";
import { isListed, meaningOf, readCode, tooManyNumbers, type CodeMeaning } from "./codes.ts";
import { judgeRows } from "./judge-rows.ts";

export type Verdict = CallOutcome & {
  /** Nothing was taken because the call held too many numbers: halves of it may pass. */
  tooMany: boolean;
  /** The provider is to be left alone for a while; `askedMs` is its own wish. */
  backOff: { askedMs: number } | null;
};

/**
 * What an answer to SendBulkSMS, or its absence, says of each message (providers/onfon.md §3 and §4). What surely never
 * reached the provider is a retry; whatever may have reached it and is not answered in full is unknown.
 */
export function judgeAnswer(messages: readonly CarrierMessage[], result: HttpResult): Verdict {
  if (result.kind === "failed") {
    if (result.phase === "connect") return retryAll(messages, "provider_unreachable", result.reason, 0);
    return all(messages, { kind: "unknown", reason: "provider_answer_lost" }, result.reason);
  }
  const { status } = result;
  const word = `http_${status}`;
  if (status === 429) return retryAll(messages, "provider_busy", word, retryAfterMs(result.headers));
  if (status >= 200 && status < 300) return judgeEnvelope(messages, parseJsonObject(result.body));
  if (status === 401 || status === 403) return pausedAll(messages, "account_credentials", word);
  if (status === 413) return { ...all(messages, meaningOf(tooManyNumbers).outcome, word), tooMany: true };
  if (status >= 400 && status < 500 && status !== 408) return judgeClientError(messages, status, result.body);
  const lost = all(messages, { kind: "unknown", reason: "provider_answer_lost" }, word);
  // An address that only points elsewhere would lose every answer: nothing more goes there until staff have looked.
  return status >= 300 && status < 400 ? { ...lost, pause: { reason: "endpoint_moved", retryAfterMs: null } } : lost;
}

function judgeEnvelope(messages: readonly CarrierMessage[], envelope: JsonObject | null): Verdict {
  const code = envelope ? readCode(envelope.ErrorCode) : null;
  if (envelope === null || code === null) {
    return all(messages, { kind: "unknown", reason: "provider_answer_unreadable" }, "unreadable");
  }
  const rows = judgeRows(messages, envelope.Data);
  if (code === 0) {
    const missing: CodeMeaning = { outcome: { kind: "unknown", reason: "row_missing" } };
    return merged(
      rows.map((row) => row ?? missing),
      rows.every((row) => row?.outcome.kind === "accepted") ? "accepted" : "mixed",
    );
  }
  const whole = meaningOf(code);
  const taken = rows.some((row) => row?.outcome.kind === "accepted");
  const verdict = merged(
    rows.map((row) => (row?.outcome.kind === "accepted" ? row : whole)),
    `code_${code}`,
  );
  return { ...verdict, tooMany: code === tooManyNumbers && !taken };
}

/** 404 and its like: the call stands at the wrong door; 400 and 422: it was read and refused. */
function judgeClientError(messages: readonly CarrierMessage[], status: number, body: string): Verdict {
  const code = readCode(parseJsonObject(body)?.ErrorCode);
  if (code !== null && code !== 0 && isListed(code)) return judgeEnvelope(messages, parseJsonObject(body));
  if (status === 400 || status === 422) {
    return all(messages, { kind: "refused", status: "rejected", reason: "provider_validation" }, `http_${status}`);
  }
  return pausedAll(messages, "endpoint_missing", `http_${status}`);
}

function merged(rows: CodeMeaning[], word: string): Verdict {
  const pauses = rows.flatMap((row) => (row.pause ? [row.pause] : []));
  const pause = pauses.find((one) => one.retryAfterMs === null) ?? pauses[0] ?? null;
  const retries = rows.some((row) => row.outcome.kind === "retry" && !row.pause);
  return {
    rows: rows.map((row) => row.outcome),
    word,
    pause,
    senderRefused: rows.some((row) => row.senderRefused),
    tooMany: false,
    backOff: retries ? { askedMs: 0 } : null,
  };
}

function all(messages: readonly CarrierMessage[], outcome: RowOutcome, word: string): Verdict {
  return { rows: messages.map(() => outcome), word, pause: null, senderRefused: false, tooMany: false, backOff: null };
}

function retryAll(messages: readonly CarrierMessage[], reason: string, word: string, askedMs: number): Verdict {
  return { ...all(messages, { kind: "retry", reason, afterMs: 0, maxTries: null }, word), backOff: { askedMs } };
}

function pausedAll(messages: readonly CarrierMessage[], reason: string, word: string): Verdict {
  const outcome: RowOutcome = { kind: "retry", reason, afterMs: 0, maxTries: null };
  return { ...all(messages, outcome, word), pause: { reason, retryAfterMs: null } };
}

function retryAfterMs(headers: Record<string, string>): number {
  const seconds = Number(headers["retry-after"] ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
