import type { ApiHandler } from "#/lib/http/api-request.ts";
import { createRouter } from "#/lib/http/router.ts";
import { answerUnrouted } from "#/lib/http/unrouted.ts";
import { runtime } from "#/lib/wiring.ts";
import { legacyManner } from "./manner.ts";
import { legacyRoutes } from "./routes.ts";

/** Answers any path under /api/{client_id}/, for hosts where the fast road does not run. */
export function createLegacyAnswer(): ApiHandler {
  const find = createRouter(legacyRoutes);
  return async (request) => {
    const { method } = request;
    const { pathname } = new URL(request.url, "http://localhost");
    const found = find(method, pathname);
    if (found?.kind === "found") return found.handler(request, found.parameters);
    return answerUnrouted({ method, pathname, allow: found?.allow ?? [] }, runtime().edge.docsUrl, legacyManner());
  };
}
