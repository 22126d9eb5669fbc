import type { Json, JsonObject } from "./canonical-json.ts";
import type { Match } from "./expression.ts";

/** What one call to the app came to. */
export type Answer =
  | { kind: "finished"; output: Json }
  | { kind: "operations"; protocol: number; operations: Operation[] }
  /** An attempt that may be made again, after `afterMs` if the app asked for a pause. */
  | { kind: "retry"; error: JsonObject; afterMs: number | null }
  | { kind: "failed"; error: JsonObject }
  /** The app was never reached, or somebody else answered: no attempt. */
  | { kind: "unreachable"; reason: string }
  /** The connection broke before the answer: no attempt either, unless it keeps happening. */
  | { kind: "lost"; reason: string };

/** What a step asks of the engine, or has come to. */
export type Operation =
  | { op: "done"; id: string; result: { data: Json } | { error: Json } }
  | { op: "planned"; id: string; isRace: boolean }
  | { op: "sleep"; id: string; until: Date; isRace: boolean }
  | { op: "wait"; id: string; until: Date; event: string; match: Match | null; isRace: boolean };

export function asError(name: string, message: string): JsonObject {
  return { name, message, stack: "" };
}
