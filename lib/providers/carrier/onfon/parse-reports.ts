import type { CarrierReport } from "#/lib/messaging/carrier.ts";
import { readNumber } from "./read-number.ts";
import { canonicalWord, meaningOfWord } from "./report-words.ts";

const names = {
  id: ["messageid", "msgid"],
  recipient: ["mobile", "mobilenumber", "msisdn", "number"],
  status: ["status", "messagestatus", "deliverystatus"],
  text: ["shortmessage", "text"],
} as const;

/**
 * The reports in one callback (providers/onfon.md §6). Names count without case, `_` and `-`; a repeated message id makes
 * several reports, which share a value given once. A callback without an id holds no report.
 */
export function parseReports(parameters: Record<string, string[]>): CarrierReport[] {
  const values = new Map<string, string[]>();
  for (const [name, given] of Object.entries(parameters)) {
    const key = canonicalWord(name);
    values.set(key, [...(values.get(key) ?? []), ...given.map((value) => value.trim())]);
  }
  const all = (wanted: readonly string[]) =>
    wanted.map((name) => values.get(name)).find((found) => found !== undefined) ?? [];
  const ids = all(names.id);
  const recipients = all(names.recipient);
  const statuses = all(names.status);
  const texts = all(names.text);
  const reports = ids.flatMap((id, place) => {
    if (id === "") return [];
    const word = canonicalWord(at(statuses, place) ?? "");
    const report: CarrierReport = {
      providerMessageId: id.toLowerCase(),
      recipient: readNumber(at(recipients, place)),
      word,
      ...meaningOfWord(word),
      textStart: unquoted(at(texts, place)),
    };
    return [report];
  });
  return withoutRepeats(reports);
}

function at(values: readonly string[], place: number): string | null {
  return values[place] ?? values.at(-1) ?? null;
}

function unquoted(text: string | null): string | null {
  if (text === null || text === "") return null;
  return /^'.*'$/s.test(text) || /^".*"$/s.test(text) ? text.slice(1, -1) : text;
}

/** The same report in query and body is one report. */
function withoutRepeats(reports: CarrierReport[]): CarrierReport[] {
  const seen = new Set<string>();
  return reports.filter((report) => {
    const key = `${report.providerMessageId} ${report.word} ${report.recipient ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
