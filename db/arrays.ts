/**
 * Columns of rows for `unnest`: one array per column, as text, so that the driver never guesses an element type.
 * Cast them in the statement (`::text[]::bigint[]`, `::text[]::timestamptz[]`); bytes travel as hex for `decode(x, 'hex')`.
 */
export type Cell = string | number | bigint | boolean | Date | Buffer | null | undefined;

function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "string") return cell;
  if (cell instanceof Date) return cell.toISOString();
  if (Buffer.isBuffer(cell)) return cell.toString("hex");
  return String(cell);
}

/** The column `pick` of all rows. */
export function column<Row>(rows: readonly Row[], pick: (row: Row) => Cell): (string | null)[] {
  return rows.map((row) => textOf(pick(row)));
}
