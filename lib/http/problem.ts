import { isDatabaseDown } from "#/db/client.ts";
import { DomainError, isDomainError, type ErrorKind } from "#/lib/core/errors.ts";
import type { ApiResponse } from "./api-request.ts";

/** The only place that knows statuses: one per kind (product.md D32). */
const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  payment_required: 402,
  forbidden: 403,
  not_found: 404,
  wrong_method: 405,
  conflict: 409,
  too_large: 413,
  refused: 422,
  limit: 429,
  internal: 500,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: "The request can't be read",
  401: "Not signed in",
  402: "Not enough money",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  422: "Refused by a rule",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Not available at the moment",
};

/** What is wrong, as the caller may know it. Anything unexpected is a 500 with a fixed text. */
export function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  if (isDatabaseDown(error)) {
    const message = "The service can't answer for a moment. Try again with the same Idempotency-Key.";
    return new DomainError("unavailable", {
      code: "platform.unavailable",
      message,
      retryAfterSeconds: 2,
      cause: error,
    });
  }
  const message = "Something went wrong on our side. Tell us the request id if it happens again.";
  return new DomainError("internal", { code: "platform.internal_error", message, cause: error });
}

export function statusOf(error: DomainError): number {
  return statuses[error.kind];
}

export function statusOfKind(kind: ErrorKind): number {
  return statuses[kind];
}

/** The problem document (RFC 9457) of an error. */
export function problemDocument(error: DomainError, requestId: string, docsUrl: string): Record<string, unknown> {
  const status = statusOf(error);
  return {
    type: `${docsUrl}/errors/${error.code}`,
    title: titles[status] ?? "Error",
    status,
    detail: error.message,
    code: error.code,
    param: error.param ?? null,
    request_id: requestId,
    doc_url: `${docsUrl}/errors/${error.code}`,
    ...error.facts,
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
  };
}

export function problem(error: DomainError, requestId: string, docsUrl: string): ApiResponse {
  const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8" };
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  if (error.kind === "unauthenticated") headers["www-authenticate"] = 'Bearer realm="api"';
  return { status: statusOf(error), headers, body: JSON.stringify(problemDocument(error, requestId, docsUrl)) };
}
