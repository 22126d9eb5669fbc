import { parseJsonObject, textOf } from "../../json-object.ts";

/** What an answer other than success says of the call itself (providers/daraja.md §4 and §5). */
export type DarajaError = {
  kind: "token" | "busy" | "processing" | "locked" | "configuration" | "invalid" | "unclear";
  /** Daraja's errorCode, else `http_<status>`. */
  code: string;
};

const kinds: ReadonlyMap<string, DarajaError["kind"]> = new Map<string, DarajaError["kind"]>([
  ["400.002.02", "invalid"],
  ["400.002.05", "invalid"],
  ["400.008.01", "configuration"],
  ["400.008.02", "configuration"],
  ["401.003.01", "token"],
  ["404.001.03", "token"],
  ["404.001.04", "configuration"],
  ["404.001.01", "configuration"],
  ["405.001", "configuration"],
  ["500.003.02", "busy"],
  ["500.003.03", "busy"],
]);

/** Reads an error envelope; `500.001.1001` has several meanings, told apart by its message. */
export function judgeError(status: number, body: string): DarajaError {
  const envelope = parseJsonObject(body);
  const code = (envelope && textOf(envelope, "errorCode")) || null;
  const message = (envelope && textOf(envelope, "errorMessage")) ?? "";
  if (code === "500.001.1001") return { kind: kindOfMessage(message), code };
  const kind = code === null ? undefined : kinds.get(code);
  return { kind: kind ?? kindOfStatus(status), code: code ?? `http_${status}` };
}

function kindOfMessage(message: string): DarajaError["kind"] {
  // The text about a lock goes on about a transaction in process, so it is looked for first.
  if (/lock/i.test(message)) return "locked";
  if (/process/i.test(message)) return "processing";
  return /credential|merchant/i.test(message) ? "configuration" : "unclear";
}

function kindOfStatus(status: number): DarajaError["kind"] {
  if (status === 429) return "busy";
  if (status === 401) return "token";
  if (status === 408 || status < 400 || status >= 500) return "unclear";
  return status === 400 || status === 422 ? "invalid" : "configuration";
}
