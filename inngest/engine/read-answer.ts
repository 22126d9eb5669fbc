import { asError, type Answer, type Operation } from "./answer.ts";
import type { AppReply } from "./call-app.ts";
import { isJsonObject, parseJson, type Json, type JsonObject } from "./canonical-json.ts";
import { parseMoment, parseRetryAfter } from "./duration.ts";
import { parseMatch } from "./expression.ts";
import type { Signer } from "./signing.ts";

/** What the app's reply means. Only the SDK's own, signed replies count as an attempt. */
export function readAnswer(reply: AppReply, signer: Signer, now: Date): Answer {
  if (reply.kind !== "replied")
    return reply.kind === "timeout" ? retry(asError("TimeoutError", "The call took too long"), null) : reply;
  const { status, headers, body } = reply;
  if (headers["x-inngest-sdk"] === undefined)
    return { kind: "unreachable", reason: `something other than the SDK answered ${status}` };
  if (!signer.verify(body, headers["x-inngest-signature"]))
    return { kind: "unreachable", reason: `the answer ${status} is not signed with our key` };
  const parsed = parseJson(body);
  if (parsed === undefined)
    return retry(asError("Error", `The app answered ${status} with a body that is not JSON`), null);
  if (status === 200) return { kind: "finished", output: parsed };
  if (status === 206) return readOperations(parsed, headers, now);
  const error = readError(parsed, `The app answered ${status}`);
  if (headers["x-inngest-no-retry"] === "true") return { kind: "failed", error };
  return retry(error, parseRetryAfter(headers["retry-after"], now));
}

function readOperations(parsed: Json, headers: Record<string, string | undefined>, now: Date): Answer {
  const operations: Operation[] = [];
  for (const item of Array.isArray(parsed) ? parsed : [parsed]) {
    if (!isJsonObject(item) || typeof item.id !== "string") return unsupported("an operation without an id");
    if (item.op === "RunComplete") return { kind: "finished", output: item.data ?? null };
    if (item.op === "StepError" && headers["x-inngest-no-retry"] !== "true") {
      return retry(readError(item.error, "The step failed"), parseRetryAfter(headers["retry-after"], now));
    }
    const operation = readOperation(item, item.id, now);
    if (typeof operation === "string") return unsupported(operation);
    operations.push(operation);
  }
  return { kind: "operations", protocol: Number(headers["x-inngest-req-version"] ?? 2), operations };
}

function readOperation(item: JsonObject, id: string, now: Date): Operation | string {
  const options = isJsonObject(item.opts) ? item.opts : {};
  const isRace = options.parallelMode === "race";
  const name = typeof item.name === "string" ? item.name : "";
  switch (item.op) {
    case "StepRun":
      return { op: "done", id, result: { data: item.data ?? null } };
    case "StepFailed":
    case "StepError":
      return { op: "done", id, result: { error: readError(item.error, "The step failed") } };
    case "StepPlanned":
      return { op: "planned", id, isRace };
    case "Sleep": {
      const until = parseMoment(name, now);
      return until === null ? `a sleep until "${name}"` : { op: "sleep", id, until, isRace };
    }
    case "WaitForEvent": {
      const until = parseMoment(String(options.timeout ?? ""), now);
      const match = options.if === undefined ? null : parseMatch(String(options.if));
      if (until === null) return `a wait with the time-out "${String(options.timeout)}"`;
      if (options.if !== undefined && match === null) return `a wait with the condition "${String(options.if)}"`;
      return { op: "wait", id, until, event: name, match, isRace };
    }
    default:
      return `the operation ${String(item.op)}`;
  }
}

function readError(value: Json | undefined, fallback: string): JsonObject {
  if (!isJsonObject(value)) return asError("Error", typeof value === "string" ? value : fallback);
  const message = [value.message, value.error].find((text) => typeof text === "string") ?? fallback;
  return { ...value, name: typeof value.name === "string" ? value.name : "Error", message, stack: value.stack ?? "" };
}

function retry(error: JsonObject, afterMs: number | null): Answer {
  return { kind: "retry", error, afterMs };
}

function unsupported(what: string): Answer {
  return { kind: "failed", error: asError("UnsupportedOperation", `This engine does not carry out ${what}`) };
}
