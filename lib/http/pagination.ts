import { isId, type IdKind } from "#/lib/core/ids.ts";
import { invalid } from "#/lib/core/errors.ts";

/** The id a page goes on from, or null for the first page; throws `http.invalid_cursor` (invalid) for anything else. */
export function readCursor(kind: IdKind, cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!isId(kind, cursor))
    throw invalid("http.invalid_cursor", "A cursor is the next_cursor of an earlier page.", "cursor");
  return cursor;
}

/** The page of a whole list in the order of its ids, for lists that are read at once because they stay short. */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  kind: IdKind,
  { limit, cursor }: { limit: number; cursor?: string },
): { page: Row[]; next: string | null } {
  const after = readCursor(kind, cursor);
  const rest = rows.filter(({ id }) => after === null || id > after);
  const page = rest.slice(0, limit);
  return { page, next: rest.length > limit ? (page.at(-1)?.id ?? null) : null };
}
