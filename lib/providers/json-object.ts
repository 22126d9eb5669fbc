export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object a provider's answer holds, or null when the text is anything else. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** A member as text: strings trimmed, numbers printed; null for anything else. */
export function textOf(object: JsonObject, name: string): string | null {
  const value = object[name];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}
