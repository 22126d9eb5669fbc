import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError, notFound } from "#/lib/core/errors.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiResponse } from "./api-request.ts";
import type { TrustedProxies } from "./client-ip.ts";
import { fromNodeRequest, writeNodeResponse } from "./node.ts";
import { problem, toDomainError } from "./problem.ts";
import { createRouter, type Route } from "./router.ts";

export type FastRoadOptions = { routes: readonly Route[]; proxies: TrustedProxies; docsUrl: string };

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
function isApiPath(pathname: string): boolean {
  return pathname.startsWith("/api/v1/") || pathname === "/api/v1";
}

/** The former paths: those that no route answers have a route of the framework, which says so in their manner. */
function isFormerPath(pathname: string): boolean {
  return /^\/api\/\d+\//.test(pathname);
}

/**
 * Answers the routes' requests in front of the framework, in the same process. Says false, without touching the request,
 * for a path that isn't its own.
 */
export function createFastRoad({ routes, proxies, docsUrl }: FastRoadOptions) {
  const find = createRouter(routes);
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    const pathname = mark < 0 ? url : url.slice(0, mark);
    const method = request.method ?? "GET";
    const found = find(method, pathname);
    const isPreflight = method === "OPTIONS" && (isApiPath(pathname) || isFormerPath(pathname));
    if (!isPreflight && !isApiPath(pathname) && (!found || (found.kind !== "found" && isFormerPath(pathname))))
      return false;
    void answer()
      .catch((error: unknown) => problem(toDomainError(error), newId("httpRequest"), docsUrl))
      .then((result) => writeNodeResponse(response, result));
    return true;

    async function answer(): Promise<ApiResponse> {
      if (isPreflight) return preflight;
      if (found?.kind === "found") return found.handler(fromNodeRequest(request, proxies), found.parameters);
      const requestId = newId("httpRequest");
      const result = found ? wrongMethod(found.allow, requestId) : unknownPath(requestId);
      return {
        ...result,
        headers: { ...result.headers, "x-request-id": requestId, "access-control-allow-origin": "*" },
      };
    }

    function wrongMethod(allow: string[], requestId: string): ApiResponse {
      const message = `This path answers ${allow.join(", ")}.`;
      const error = new DomainError("wrong_method", { code: "http.method_not_allowed", message });
      const result = problem(error, requestId, docsUrl);
      return { ...result, headers: { ...result.headers, allow: allow.join(", ") } };
    }

    function unknownPath(requestId: string): ApiResponse {
      return problem(notFound("http.not_found", "There is nothing at this path."), requestId, docsUrl);
    }
  };
}
