import type { ExplorerCall } from "./explorer.tsx";
import type { ExplorerField } from "./explorer-fields.ts";

export type ExplorerRequest = { url: string; body: Record<string, unknown> | undefined };

/** Only keys of test mode are taken: a page is no place for a live one. */
export function refuseKey(key: string): string | null {
  if (key.startsWith("sk_test_")) return null;
  if (key === "") return "Paste a test key first.";
  return key.startsWith("sk_live_")
    ? "This is a live key. Here only test keys are taken, and nothing was sent."
    : "A test key begins with sk_test_.";
}

/** The call the filled form means. Throws an Error with a sentence for a list or object that isn't JSON. */
export function buildRequest({ method, path, fields }: ExplorerCall, texts: Record<string, string>): ExplorerRequest {
  const given = fields.filter(({ place, name }) => (texts[`${place}.${name}`] ?? "").trim() !== "");
  const textOf = ({ place, name }: ExplorerField) => texts[`${place}.${name}`] ?? "";
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(texts[`path.${name}`] ?? ""));
  const query = new URLSearchParams(
    given.filter(({ place }) => place === "query").map((field) => [field.name, textOf(field)]),
  ).toString();
  const hasBody = method !== "GET" && fields.some(({ place }) => place === "body");
  return {
    url: query === "" ? filled : `${filled}?${query}`,
    body: hasBody
      ? Object.fromEntries(
          given.filter(({ place }) => place === "body").map((field) => [field.name, toValue(field, textOf(field))]),
        )
      : undefined,
  };
}

function toValue({ kind, name }: ExplorerField, text: string): unknown {
  if (kind === "number") return Number(text);
  if (kind === "boolean") return text === "true";
  if (kind !== "json") return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name} is a list or an object in JSON, such as ["0712345678"].`);
  }
}
