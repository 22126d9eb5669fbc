/** How a language writes the values JSON knows. */
export type Notation = {
  text: (value: string) => string;
  /** A key of a map, where it is written otherwise than a text. */
  key?: (name: string) => string;
  word: { true: string; false: string; null: string };
  list: readonly [open: string, close: string];
  map: readonly [open: string, close: string];
  /** Between a key and its value. */
  colon: string;
  /** What one level of depth is indented by. */
  indent: string;
};

export const javascriptNotation: Notation = {
  text: (value) => JSON.stringify(value),
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  word: { true: "true", false: "false", null: "null" },
  list: ["[", "]"],
  map: ["{", "}"],
  colon: ": ",
  indent: "  ",
};

/** A JSON value in a language's notation, one entry per line, indented to go on from `depth` levels. */
export function literal(value: unknown, notation: Notation, depth: number): string {
  if (typeof value === "string") return notation.text(value);
  if (typeof value === "number") return String(value);
  if (value === null || value === undefined) return notation.word.null;
  if (typeof value === "boolean") return notation.word[value ? "true" : "false"];
  const { text, key = text, colon } = notation;
  const [open, close] = Array.isArray(value) ? notation.list : notation.map;
  const entries = Array.isArray(value)
    ? value.map((entry) => literal(entry, notation, depth + 1))
    : Object.entries(value).map(([name, entry]) => key(name) + colon + literal(entry, notation, depth + 1));
  if (entries.length === 0) return open + close;
  const inner = notation.indent.repeat(depth + 1);
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${notation.indent.repeat(depth)}${close}`;
}
