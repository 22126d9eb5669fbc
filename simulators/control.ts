import type { FaultPlan } from "./faults.ts";
import { isObject, json, parseJson, type Call, type Reply } from "./http.ts";
import type { Journal } from "./journal.ts";

export type ControlParts = {
  name: string;
  journal: Journal;
  switches: Record<string, unknown>;
  faults: FaultPlan;
  reset: () => void;
  /** The provider's own controls; null when the path is none of them. */
  own: (call: Call, path: string) => Reply | null | Promise<Reply | null>;
};

const PREFIX = "/__sim/";

/** Answers `/__sim/…`: what every simulator can be asked, then the provider's own controls. Null for other paths. */
export async function answerControl(parts: ControlParts, call: Call): Promise<Reply | null> {
  if (!call.path.startsWith(PREFIX)) return null;
  const path = call.path.slice(PREFIX.length);
  const own = await parts.own(call, path);
  if (own !== null) return own;
  const route = `${call.method === "PATCH" ? "PUT" : call.method} ${path}`;
  if (route === "GET health") return json(200, { ok: true, name: parts.name });
  if (route === "GET journal") return readJournal(parts.journal, call.query);
  if (route === "GET switches") return json(200, parts.switches);
  if (route === "PUT switches") {
    const problem = applySwitches(parts.switches, parseJson(call.body));
    return problem === null ? json(200, parts.switches) : json(400, { message: problem });
  }
  if (route === "GET faults") return json(200, { faults: parts.faults.list() });
  if (route === "POST faults") {
    const problem = parts.faults.add(parseJson(call.body));
    return problem === null ? json(200, { faults: parts.faults.list() }) : json(400, { message: problem });
  }
  if (route === "DELETE faults") {
    parts.faults.clear();
    return json(200, { faults: [] });
  }
  if (route === "POST reset") {
    parts.reset();
    return json(200, { ok: true });
  }
  return json(404, { message: `No control ${route}` });
}

async function readJournal(journal: Journal, query: URLSearchParams): Promise<Reply> {
  const after = Number(query.get("after") ?? "0");
  const limit = Number(query.get("limit_bytes") ?? String(4 * 1024 * 1024));
  if (!Number.isSafeInteger(after) || after < 0 || !Number.isSafeInteger(limit) || limit < 1) {
    return json(400, { message: "after and limit_bytes are whole numbers" });
  }
  const { entries, next } = await journal.readAfter(after, limit);
  const kind = query.get("kind");
  return json(200, { entries: kind === null ? entries : entries.filter((entry) => entry.kind === kind), next });
}

/** Sets known switches to values of their own type (null allowed where null stands); says what is wrong otherwise. */
export function applySwitches(switches: Record<string, unknown>, patch: unknown): string | null {
  if (!isObject(patch)) return "The body is a JSON object of switches.";
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(switches, name)) return `No switch ${name}. There are: ${Object.keys(switches).join(", ")}.`;
    const current = switches[name];
    if (shape(current) !== shape(value) && current !== null && value !== null) {
      return `Switch ${name} takes a value like ${JSON.stringify(current)}.`;
    }
  }
  Object.assign(switches, patch);
  return null;
}

function shape(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}
