export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

const maxDepth = 20;

/**
 * The JSON value, or null when the text is no JSON, is deeper than 20 levels, or names a key of one object twice: two
 * readers of such a text may see two different calls.
 */
export function parseStrictJson(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
  return isUnambiguous(text) ? value : null;
}

/** An object and not a list; what a path into a provider's body may step on. */
export function isJsonObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Walks the tokens of a text that JSON.parse has accepted. */
function isUnambiguous(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  let name: string | null = null;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") {
      if (open.push(token === "{" ? new Set() : null) > maxDepth) return false;
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":") {
      const names = open.at(-1);
      if (!names || name === null || names.has(name)) return false;
      names.add(name);
    } else {
      name = String(JSON.parse(token));
    }
  }
  return true;
}
