import { invalid } from "#/lib/core/errors.ts";
import { isId } from "#/lib/core/ids.ts";
import type { Place } from "#/lib/wallet/read-transactions.ts";

/** Where the next page of the statement begins, as text for callers; null at the end. */
export function toTransactionCursor(place: Place | null): string | null {
  return place === null ? null : `${place.place}.${place.id}`;
}

/** Throws `http.invalid_cursor` (invalid) for what `toTransactionCursor` did not make. */
export function readTransactionCursor(cursor: string): Place {
  const [, place = "", id = ""] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (isId("transaction", id)) return { place: Number(place), id };
  throw invalid("http.invalid_cursor", "A cursor is the next_cursor of an earlier page.", "cursor");
}
