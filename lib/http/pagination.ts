import { isId, type IdKind } from "#/lib/core/ids.ts";
import { invalid } from "#/lib/core/errors.ts";

/** The id a page goes on from, or null for the first page; throws `http.invalid_cursor` (invalid) for anything else. */
export function readCursor(kind: IdKind, cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!isId(kind, cursor))
    throw invalid("http.invalid_cursor", "A cursor is the next_cursor of an earlier page.", "cursor");
  return cursor;
}
