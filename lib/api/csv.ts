import { stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** What a spreadsheet would take for a formula, also behind quotes or spaces (trust.md TR-82). */
const formula = /^[\s"'\u00a0\ufeff]*[=+\-@\t\r|%＝＋－＠]/u;

/** Rows as CSV (RFC 4180). A text that a spreadsheet would work out gets an apostrophe in front; numbers stay numbers. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(neutral)),
    { record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );
}

function neutral(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return formula.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
