import type { Manner } from "#/lib/http/manner.ts";

type Wire = Record<string, unknown>;

/** How the former paths speak: success is 200, an error says `status: "error"` and a message beside the problem's fields. */
export function legacyManner(
  present: (body: Wire) => Wire = (body) => body,
  { fields, query }: Pick<Manner, "fields" | "query"> = {},
): Manner {
  return {
    fields,
    query,
    success: (body) => ({ status: 200, body: present(objectOf(body)) }),
    problem: (document) => ({ ...document, status: "error", message: document["detail"] }),
  };
}

function isWire(body: unknown): body is Wire {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

/** A member that is an object; empty when it is anything else. */
export function objectOf(value: unknown): Wire {
  return isWire(value) ? value : {};
}

/** These members of a body, in this order. */
export function pick(body: Wire, names: readonly string[]): Wire {
  return Object.fromEntries(names.map((name) => [name, body[name] ?? null]));
}

/** The rows of a list. */
export function rowsOf(body: Wire): Wire[] {
  return Array.isArray(body["data"]) ? body["data"].filter(isWire) : [];
}
