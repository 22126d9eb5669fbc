import { DomainError, notFound } from "#/lib/core/errors.ts";
import { newId } from "#/lib/core/ids.ts";
import type { ApiHandler } from "#/lib/http/api-request.ts";
import { problemDocument, problem } from "#/lib/http/problem.ts";
import { createRouter } from "#/lib/http/router.ts";
import { runtime } from "#/lib/wiring.ts";
import { legacyManner } from "./manner.ts";
import { legacyRoutes } from "./routes.ts";

/** Answers any path under /api/{client_id}/, for hosts where the fast road does not run. */
export function createLegacyAnswer(): ApiHandler {
  const find = createRouter(legacyRoutes);
  return async (request) => {
    const found = find(request.method, new URL(request.url, "http://localhost").pathname);
    if (found?.kind === "found") return found.handler(request, found.parameters);
    const requestId = newId("httpRequest");
    const { docsUrl } = runtime().edge;
    const error = found ? wrongMethod(found.allow) : notFound("http.not_found", "There is nothing at this path.");
    const { headers, status } = problem(error, requestId, docsUrl);
    return {
      status,
      headers: {
        ...headers,
        "x-request-id": requestId,
        "access-control-allow-origin": "*",
        ...(found ? { allow: found.allow.join(", ") } : {}),
      },
      body: JSON.stringify(legacyManner().problem(problemDocument(error, requestId, docsUrl))),
    };
  };
}

function wrongMethod(allow: string[]): DomainError {
  const message = `This path answers ${allow.join(", ")}.`;
  return new DomainError("wrong_method", { code: "http.method_not_allowed", message });
}
