import { isJsonObject, type Json, type JsonObject } from "./canonical-json.ts";
import type { Sql, Transaction } from "./database.ts";
import { eventIdFromSeed, newUlid } from "./ids.ts";

export type EventRecord = { id: string; name: string; body: JsonObject };

/** What a request to the event endpoint holds; or why it is refused, as a sentence. */
export function readEvents(body: Json | undefined, seed: string | undefined): EventRecord[] | string {
  const items = Array.isArray(body) ? body : [body];
  const now = Date.now();
  const requestSeed = seed ?? newUlid();
  const records: EventRecord[] = [];
  for (const [i, item] of items.entries()) {
    if (!isJsonObject(item)) return "An event must be an object";
    const { name, id, ts } = item;
    if (typeof name !== "string" || !isPlain(name)) return "An event needs a name";
    if (id !== undefined && id !== null && id !== "" && (typeof id !== "string" || !isPlain(id)))
      return "An event's id must be a short text";
    const data = item.data ?? {};
    if (!isJsonObject(data)) return "An event's data must be an object";
    const eventId = typeof id === "string" && id !== "" ? id : eventIdFromSeed(requestSeed, i);
    records.push({ id: eventId, name, body: { ...item, id: eventId, data, ts: typeof ts === "number" ? ts : now } });
  }
  return records;
}

/** The events are in the table, to be routed; one whose id was seen within the last 24 hours changes nothing. */
export async function insertEvents(sql: Sql | Transaction, records: EventRecord[]): Promise<void> {
  const unique = [...new Map(records.toReversed().map((record) => [record.id, record])).values()].toReversed();
  if (unique.length === 0) return;
  await sql`
    insert into engine.events (id, name, body)
    select id, name, body::json
    from unnest(${unique.map((one) => one.id)}::text[], ${unique.map((one) => one.name)}::text[], ${unique.map((one) => JSON.stringify(one.body))}::text[]) as e(id, name, body)
    on conflict (id) do update set name = excluded.name, body = excluded.body, received_at = now(), is_routed = false
      where events.is_routed and events.received_at < now() - interval '24 hours'`;
}

function isPlain(text: string): boolean {
  return text.length > 0 && text.length <= 256 && !/\p{Cc}|\p{Cs}/u.test(text);
}
