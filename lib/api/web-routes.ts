import type { ApiHandler } from "#/lib/http/api-request.ts";
import { answerUnrouted } from "#/lib/http/unrouted.ts";
import { webRoute, type WebHandler } from "#/lib/http/web.ts";
import { runtime } from "#/lib/wiring.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Method = (typeof methods)[number];
type RouteFile = Record<Method | "HEAD" | "OPTIONS", WebHandler>;

/**
 * What a route file exports for its path: the handlers, and for every other method what the fast road answers there. With
 * no handler at all there is nothing at the path.
 */
export function webRoutes(handlers: Partial<Record<Method, ApiHandler>>): RouteFile {
  const allow = methods.filter((method) => handlers[method] !== undefined);
  const other: ApiHandler = async ({ method, url }) => {
    const { pathname } = new URL(url, "http://localhost");
    return answerUnrouted({ method, pathname, allow }, runtime().edge.docsUrl);
  };
  const routeOf = (method: Method) => webRoute(handlers[method] ?? other);
  return {
    GET: routeOf("GET"),
    HEAD: routeOf("GET"),
    POST: routeOf("POST"),
    PUT: routeOf("PUT"),
    PATCH: routeOf("PATCH"),
    DELETE: routeOf("DELETE"),
    OPTIONS: webRoute(other),
  };
}
