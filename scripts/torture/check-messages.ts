import type { Sql } from "#/db/client.ts";
import { pairOf } from "./journal.ts";
import type { Ask } from "./load.ts";

export type Kill = { from: number; until: number };

type MessageRow = {
  id: string;
  recipient: string;
  status: string;
  charge: string;
  reason: string | null;
  attempt_opened: string | null;
};

type Expected = { id: string; recipient: string; text: string };

/** The messages that a 2xx answer promised. */
export function promisedMessages(asks: readonly Ask[]): Expected[] {
  return asks.flatMap(({ body, first }) => {
    if (first?.status !== 202 || !("message" in body)) return [];
    const text = String(body.message);
    const answer = JSON.parse(first.body) as {
      message_id?: string;
      recipients?: { message_id: string; recipient: string; status: string }[];
    };
    if (answer.message_id)
      return [{ id: answer.message_id, recipient: "recipient" in body ? String(body.recipient) : "", text }];
    return (answer.recipients ?? [])
      .filter(({ status }) => status !== "rejected")
      .map(({ message_id, recipient }) => ({ id: message_id, recipient, text }));
  });
}

export type MessageCounts = { promised: number; submitted: number; refused: number; unconfirmed: number };

/**
 * Every promised message was submitted exactly once, or refused with its money back, or its answer was lost in a kill and
 * its money is reserved. Answers the problems.
 */
export async function checkMessages(
  sql: Sql,
  promised: readonly Expected[],
  taken: ReadonlyMap<string, number>,
  kills: readonly Kill[],
): Promise<{ counts: MessageCounts; problems: string[] }> {
  const rows = await sql<MessageRow[]>`
    select m.id, m.recipient, m.status, m.charge, m.reason, a.opened_at as attempt_opened
    from messages m left join submit_attempts a on a.id = m.attempt_id
    where m.id = any(${promised.map(({ id }) => id)}::text[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts: MessageCounts = { promised: promised.length, submitted: 0, refused: 0, unconfirmed: 0 };
  const problems: string[] = [];
  for (const { id, recipient, text } of promised) {
    const row = byId.get(id);
    const times = taken.get(pairOf(recipient, text)) ?? 0;
    const problem = row ? judge(row, times, kills, counts) : "was promised and is not there";
    if (problem) problems.push(`${id} ${problem}; the provider has it ${times} times`);
  }
  for (const [pair, times] of taken) {
    if (times > 1) problems.push(`The provider has taken ${JSON.stringify(pair)} ${times} times`);
  }
  return { counts, problems };
}

function judge(row: MessageRow, times: number, kills: readonly Kill[], counts: MessageCounts): string | null {
  const state = `is ${row.status} and ${row.charge}`;
  if (row.charge === "captured" || row.charge === "refunded") {
    counts.submitted += 1;
    return times === 1 ? null : state;
  }
  if (row.charge === "released") {
    counts.refused += 1;
    return times === 0 && ["rejected", "failed"].includes(row.status) ? null : state;
  }
  if (row.charge === "reserved" && row.attempt_opened !== null) {
    counts.unconfirmed += 1;
    const openedMs = new Date(row.attempt_opened).getTime();
    const inKill = kills.some(({ from, until }) => openedMs >= from && openedMs <= until);
    return times <= 1 && inKill ? null : `${state} although its call was not open at a kill`;
  }
  return `${state} and nobody has submitted it`;
}
