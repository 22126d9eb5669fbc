import type { z } from "zod";
import type { OperationShape } from "#/lib/api/operation.ts";
import type { DomainError } from "#/lib/core/errors.ts";
import type { RateVerdict } from "#/lib/limits/rate-limit.ts";
import type { ApiResponse } from "./api-request.ts";
import type { Edge } from "./edge.ts";
import type { Manner } from "./manner.ts";
import { problem, problemDocument } from "./problem.ts";

export type Answer<Shape extends OperationShape> =
  | { body: z.input<Shape["response"]["schema"]>; rate?: RateVerdict | null; headers?: Record<string, string> }
  /** The stored answer to the first request with this key, as it was. */
  | { replayed: { status: number; body: string }; rate?: RateVerdict | null }
  /** Rows as text/csv, sent as they are read. */
  | { csv: AsyncIterable<string>; filename: string; rate?: RateVerdict | null };

/** The answer as a response; outside production it is checked against its contract. */
export function respond(
  operation: OperationShape,
  edge: Edge,
  answer: Answer<OperationShape>,
  rate: RateVerdict | null,
  manner: Manner | null,
): ApiResponse {
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8", ...rateHeaders(rate) };
  if ("csv" in answer) {
    headers["content-type"] = "text/csv; charset=utf-8";
    headers["content-disposition"] = `attachment; filename="${answer.filename}"`;
    return { status: operation.response.status, headers, body: logged(answer.csv, edge, operation) };
  }
  if ("replayed" in answer) {
    headers["idempotent-replayed"] = "true";
    const { status, body } = answer.replayed;
    if (manner === null) return { status, headers, body };
    const spoken = manner.success(JSON.parse(body));
    return { status: spoken.status, headers, body: JSON.stringify(spoken.body) };
  }
  if (edge.checkResponses) operation.response.schema.parse(answer.body);
  Object.assign(headers, answer.headers);
  const spoken = manner ? manner.success(answer.body) : { status: operation.response.status, body: answer.body };
  return { status: spoken.status, headers, body: JSON.stringify(spoken.body) };
}

/** The problem document of an error, with the limit where it is about the limit. */
export function respondProblem(
  error: DomainError,
  requestId: string,
  edge: Edge,
  rate: RateVerdict | null,
  manner: Manner | null,
): ApiResponse {
  const response = problem(error, requestId, edge.docsUrl);
  Object.assign(response.headers, rateHeaders(rate ?? rateOf(error)));
  if (manner === null) return response;
  return { ...response, body: JSON.stringify(manner.problem(problemDocument(error, requestId, edge.docsUrl))) };
}

async function* logged(rows: AsyncIterable<string>, edge: Edge, operation: OperationShape): AsyncGenerator<string> {
  try {
    yield* rows;
  } catch (error) {
    edge.ctx.log.error({ operation: operation.id, err: error }, "an answer broke off");
    throw error;
  }
}

function rateHeaders(rate: RateVerdict | null): Record<string, string> {
  if (!rate) return {};
  return {
    "ratelimit-limit": String(rate.limit),
    "ratelimit-remaining": String(rate.remaining),
    "ratelimit-reset": String(rate.resetSeconds),
  };
}

function rateOf(error: DomainError): RateVerdict | null {
  if (error.code !== "limits.rate_exceeded") return null;
  return { limit: Number(error.facts["limit"]), remaining: 0, resetSeconds: Number(error.facts["reset"]) };
}
