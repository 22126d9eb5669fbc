import { DomainError, notFound } from "#/lib/core/errors.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiResponse } from "./api-request.ts";
import type { Manner } from "./manner.ts";
import { problem, problemDocument } from "./problem.ts";

export type Unrouted = {
  method: string;
  pathname: string;
  /** The methods that the path has; none when there is nothing at it. */
  allow: readonly string[];
};

const preflight: ApiResponse = {
  status: 204,
  headers: {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": "X-API-Key, Authorization, Content-Type, Idempotency-Key",
    "access-control-expose-headers":
      "X-Request-Id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, Idempotent-Replayed",
    "access-control-max-age": "86400",
  },
  body: null,
};

/** Paths that are the API's alone: what no route answers here is a problem document, never a page. */
export function isApiPath(pathname: string): boolean {
  return pathname.startsWith("/api/v1/") || pathname === "/api/v1";
}

/** The former paths. */
export function isFormerPath(pathname: string): boolean {
  return /^\/api\/\d+\//.test(pathname);
}

/** True for a browser's question whether it may call the API. */
export function isPreflight({ method, pathname }: Pick<Unrouted, "method" | "pathname">): boolean {
  return method === "OPTIONS" && (isApiPath(pathname) || isFormerPath(pathname));
}

/** The answer where no handler is: to a preflight, to a method that the path does not have, at a path that is none. */
export function answerUnrouted(unrouted: Unrouted, docsUrl: string, manner: Manner | null = null): ApiResponse {
  if (isPreflight(unrouted)) return { ...preflight, headers: { ...preflight.headers } };
  const allow = [...unrouted.allow].sort();
  const requestId = newId("httpRequest");
  const error = allow.length > 0 ? wrongMethod(allow) : notFound("http.not_found", "There is nothing at this path.");
  const { status, headers, body } = problem(error, requestId, docsUrl);
  return {
    status,
    headers: {
      ...headers,
      "x-request-id": requestId,
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
      ...(allow.length > 0 ? { allow: allow.join(", ") } : {}),
    },
    body: manner ? JSON.stringify(manner.problem(problemDocument(error, requestId, docsUrl))) : body,
  };
}

function wrongMethod(allow: readonly string[]): DomainError {
  const message = `This path answers ${allow.join(", ")}.`;
  return new DomainError("wrong_method", { code: "http.method_not_allowed", message });
}
