import type { IncomingMessage, ServerResponse } from "node:http";
import { newId } from "#/lib/core/ids.ts";
import type { TrustedProxies } from "./client-ip.ts";
import { fromNodeRequest, writeNodeResponse } from "./node.ts";
import { problem, toDomainError } from "./problem.ts";
import { createRouter, type Route } from "./router.ts";
import { answerUnrouted, isApiPath, isFormerPath, isPreflight } from "./unrouted.ts";

export type FastRoadOptions = { routes: readonly Route[]; proxies: TrustedProxies; docsUrl: string };

/**
 * Answers the routes' requests in front of the framework, in the same process. Says false, without touching the request,
 * for a path that isn't its own, and for a former path without a route: the framework has one for all of those.
 */
export function createFastRoad({ routes, proxies, docsUrl }: FastRoadOptions) {
  const find = createRouter(routes);
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    const pathname = mark < 0 ? url : url.slice(0, mark);
    const method = request.method ?? "GET";
    const found = find(method, pathname);
    if (found?.kind === "found") {
      void found
        .handler(fromNodeRequest(request, proxies), found.parameters)
        .catch((error: unknown) => problem(toDomainError(error), newId("httpRequest"), docsUrl))
        .then((result) => writeNodeResponse(response, result));
      return true;
    }
    const isOurs = isApiPath(pathname) || (found !== null && !isFormerPath(pathname));
    if (!isOurs && !isPreflight({ method, pathname })) return false;
    writeNodeResponse(response, answerUnrouted({ method, pathname, allow: found?.allow ?? [] }, docsUrl));
    return true;
  };
}
