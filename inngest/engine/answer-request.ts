import { readEvents, type EventRecord } from "./accept-events.ts";
import { isJsonObject } from "./canonical-json.ts";
import type { Sql } from "./database.ts";
import { listRuns } from "./list-runs.ts";
import { measureHealth } from "./measure-health.ts";
import { registerFunctions } from "./register-functions.ts";
import type { Registry } from "./registry.ts";
import { retryRun } from "./retry-run.ts";
import type { EngineRequest, EngineResponse } from "./serve-http.ts";
import { sameText, type Signer } from "./signing.ts";

export type EngineDoors = {
  sql: Sql;
  registry: Registry;
  signer: Signer;
  eventKey: string;
  /** Settles when the events are on disk. */
  accept(records: EventRecord[]): Promise<unknown>;
  /** There are new functions or due jobs. */
  onChange(): void;
  status(): Record<string, unknown>;
};

const maxLimit = 500;

/** The engine's whole HTTP interface: Inngest's two endpoints, health, and what the console and the command line ask. */
export async function answerRequest(doors: EngineDoors, request: EngineRequest): Promise<EngineResponse> {
  const { method, path } = request;
  const [, first = "", second = "", third = "", fourth = ""] = path.split("/");
  if (method === "POST" && first === "e") return acceptEvents(doors, request, second);
  if (method === "GET" && path === "/health")
    return { status: 200, body: { status: "ok", ...doors.status(), ...(await measureHealth(doors.sql)) } };
  if (!doors.signer.admits(request.header("authorization"))) return problem(401, "The signing key is wrong");
  if (method === "POST" && path === "/fn/register") return register(doors, request);
  if (method === "GET" && path === "/api/functions") {
    const { functions } = await doors.registry.current(doors.sql);
    return { status: 200, body: { functions } };
  }
  if (method === "GET" && path === "/api/runs") {
    const limit = Math.min(maxLimit, Math.max(1, Number(request.query.get("limit") ?? 50) || 50));
    const filter = {
      status: request.query.get("status"),
      functionId: request.query.get("function"),
      before: request.query.get("before"),
      limit,
    };
    return { status: 200, body: { runs: await listRuns(doors.sql, filter) } };
  }
  if (method === "POST" && first === "api" && second === "runs" && fourth === "retry") {
    if (!(await retryRun(doors.sql, third))) return problem(404, "No failed run has this id");
    doors.onChange();
    return { status: 200, body: { id: third, status: "running" } };
  }
  return problem(404, "There is nothing here");
}

async function acceptEvents(doors: EngineDoors, request: EngineRequest, key: string): Promise<EngineResponse> {
  if (!sameText(key, encodeURIComponent(doors.eventKey))) return problem(401, "The event key is wrong");
  const records = readEvents(await request.body(), request.header("x-inngest-event-id-seed"));
  if (typeof records === "string") return problem(400, records);
  await doors.accept(records);
  return { status: 200, body: { ids: records.map((record) => record.id), status: 200 } };
}

async function register(doors: EngineDoors, request: EngineRequest): Promise<EngineResponse> {
  const body = await request.body();
  const functions = isJsonObject(body) ? body.functions : undefined;
  if (!Array.isArray(functions)) return problem(400, "A list of functions is expected");
  const registration = await registerFunctions(doors.sql, functions);
  if ("refusals" in registration) return problem(400, registration.refusals.join("; "));
  if (registration.modified) doors.onChange();
  return { status: 200, body: { status: 200, ok: true, modified: registration.modified } };
}

function problem(status: number, error: string): EngineResponse {
  return { status, body: { error, status } };
}
