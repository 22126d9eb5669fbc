import type { CarrierMessage, RowOutcome } from "#/lib/messaging/carrier.ts";
import { isJsonObject, textOf, type JsonObject } from "../../json-object.ts";
import { meaningOf, readCode, type CodeMeaning } from "./codes.ts";
import { readNumber } from "./read-number.ts";

/** Which of several answers for one number counts: the one that is dearest to be wrong about. */
const weight: Record<RowOutcome["kind"], number> = { accepted: 3, unknown: 2, refused: 1, retry: 0 };

/**
 * What each message's row says, null where there is none. Rows are found by number, in any order, with or without plus;
 * a row without a number counts by its place when there are as many rows as messages. (providers/onfon.md §3)
 */
export function judgeRows(messages: readonly CarrierMessage[], data: unknown): (CodeMeaning | null)[] {
  const rows: JsonObject[] = Array.isArray(data) ? data.map((row: unknown) => (isJsonObject(row) ? row : {})) : [];
  const byNumber = new Map<string, CodeMeaning>();
  for (const row of rows) {
    const number = readNumber(textOf(row, "MobileNumber"));
    if (number === null) continue;
    const meaning = judgeRow(row);
    const known = byNumber.get(number);
    if (!known || weight[meaning.outcome.kind] > weight[known.outcome.kind]) byNumber.set(number, meaning);
  }
  return messages.map((message, place) => {
    const named = byNumber.get(message.recipient);
    if (named) return named;
    const row = rows.length === messages.length ? rows[place] : undefined;
    const nameless =
      row !== undefined && Object.keys(row).length > 0 && readNumber(textOf(row, "MobileNumber")) === null;
    return nameless ? judgeRow(row) : null;
  });
}

function judgeRow(row: JsonObject): CodeMeaning {
  const code = readCode(row.MessageErrorCode);
  const id = textOf(row, "MessageId") ?? "";
  if (code === 0 && id !== "") return { outcome: { kind: "accepted", providerMessageId: id.toLowerCase() } };
  if (code === 0) return { outcome: { kind: "unknown", reason: "no_message_id" } };
  if (code === null) return { outcome: { kind: "unknown", reason: "no_row_code" } };
  return meaningOf(code);
}
