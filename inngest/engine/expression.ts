import { createHash } from "node:crypto";
import { canonicalJson, type Json, type JsonObject } from "./canonical-json.ts";

/** The part of Inngest's expressions that is understood here; everything else is refused when a function registers. */
export type Operand = { path: string[] } | { literal: string | number | boolean | null };
export type Condition = { left: Operand; right: Operand; equal: boolean }[];
export type Key = Operand[];
/** A field of the awaited event and what it must equal: a field of the run's own event, or a fixed value. */
export type Match = { awaited: string[]; wanted: Operand };

const token = /\s*(==|!=|&&|\+|"[^"\\]*"|'[^'\\]*'|-?\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/y;

/** Reads `event.data.a + "-" + event.data.b`: a key by which events are told apart. Null when it is anything else. */
export function parseKey(text: string): Key | null {
  const parts = split(tokens(text), "+");
  return parts === null ? null : all(parts.map((part) => (part.length === 1 ? operand(part[0], ["event"]) : null)));
}

/** Reads `event.data.a == 'x' && event.data.b != 3`. Null when it is anything else. */
export function parseCondition(text: string): Condition | null {
  return parseComparisons(text, ["event"]);
}

/** Reads `event.data.a == async.data.b`, or a fixed value in place of `event.…`. Null when it is anything else. */
export function parseMatch(text: string): Match | null {
  const comparisons = parseComparisons(text, ["event", "async"]);
  const only = comparisons?.length === 1 ? comparisons[0] : undefined;
  if (only === undefined || !only.equal) return null;
  for (const [one, other] of [
    [only.left, only.right],
    [only.right, only.left],
  ] as const) {
    if (root(one) === "async" && root(other) !== "async" && "path" in one)
      return { awaited: one.path.slice(1), wanted: other };
  }
  return null;
}

/** Whether the event fulfils every comparison. */
export function holds(condition: Condition, event: JsonObject): boolean {
  return condition.every(
    ({ left, right, equal }) => (spell(valueOf(left, event)) === spell(valueOf(right, event))) === equal,
  );
}

/** The value of a key for an event, as a text short enough for an index. */
export function keyText(key: Key, event: JsonObject): string {
  const text = key.map((part) => spell(valueOf(part, event))).join("+");
  return text.length <= 200 ? text : createHash("sha256").update(text).digest("hex");
}

/** What the awaited field must be spelled like, or null when the run's event lacks the field: then nothing can match. */
export function wantedText(match: Match, event: JsonObject): string | null {
  const value = valueOf(match.wanted, event);
  return value === undefined ? null : matchText(value);
}

/** How the field at `path` of an arriving event is spelled; null when it lacks the field. */
export function fieldText(path: string[], event: JsonObject): string | null {
  const value = read(path, event);
  return value === undefined ? null : matchText(value);
}

function matchText(value: Json): string {
  const text = canonicalJson(value);
  return text.length <= 200 ? text : createHash("sha256").update(text).digest("hex");
}

function parseComparisons(text: string, roots: string[]): Condition | null {
  const parts = split(tokens(text), "&&");
  if (parts === null) return null;
  return all(
    parts.map(([first, operator, second, ...rest]) => {
      const left = operand(first, roots);
      const right = operand(second, roots);
      if (left === null || right === null || rest.length > 0 || (operator !== "==" && operator !== "!=")) return null;
      return { left, right, equal: operator === "==" };
    }),
  );
}

function tokens(text: string): string[] | null {
  const found: string[] = [];
  token.lastIndex = 0;
  const trimmed = text.trim();
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (match?.[1] === undefined) return null;
    found.push(match[1]);
  }
  return found.length > 0 ? found : null;
}

function split(found: string[] | null, separator: string): string[][] | null {
  if (found === null) return null;
  const parts: string[][] = [[]];
  for (const part of found) {
    if (part === separator) parts.push([]);
    else parts.at(-1)?.push(part);
  }
  return parts;
}

function operand(text: string | undefined, roots: string[]): Operand | null {
  if (text === undefined) return null;
  if (/^["']/.test(text)) return { literal: text.slice(1, -1) };
  if (/^-?\d/.test(text)) return { literal: Number(text) };
  if (text === "true" || text === "false") return { literal: text === "true" };
  if (text === "null") return { literal: null };
  const path = text.split(".");
  return path.length > 1 && roots.includes(path[0] ?? "") ? { path } : null;
}

function root(value: Operand): string | null {
  return "path" in value ? (value.path[0] ?? null) : null;
}

function valueOf(part: Operand, event: JsonObject): Json | undefined {
  return "literal" in part ? part.literal : read(part.path.slice(1), event);
}

function read(path: string[], event: JsonObject): Json | undefined {
  let value: Json | undefined = event;
  for (const name of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined;
    value = value[name];
  }
  return value;
}

function spell(value: Json | undefined): string {
  return value === undefined ? "null" : canonicalJson(value);
}

function all<T>(items: (T | null)[]): T[] | null {
  const present = items.filter((item): item is T => item !== null);
  return present.length === items.length ? present : null;
}
