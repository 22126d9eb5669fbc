import type { ApiHandler, PathParameters } from "./api-request.ts";

export type Route = { method: string; path: string; handler: ApiHandler };

export type Found =
  | { kind: "found"; handler: ApiHandler; parameters: PathParameters }
  | { kind: "wrong_method"; allow: string[] };

type Compiled = { segments: string[]; methods: Map<string, ApiHandler> };

/** Finds the handler of a path such as `/api/v1/sms/status/{id}`; null when no route has this path. */
export function createRouter(routes: readonly Route[]): (method: string, pathname: string) => Found | null {
  const exact = new Map<string, Compiled>();
  const patterns: Compiled[] = [];
  for (const { method, path, handler } of routes) {
    const segments = path.split("/");
    const known = path.includes("{") ? patterns.find((one) => one.segments.join("/") === path) : exact.get(path);
    const compiled = known ?? { segments, methods: new Map<string, ApiHandler>() };
    compiled.methods.set(method, handler);
    if (known) continue;
    if (path.includes("{")) patterns.push(compiled);
    else exact.set(path, compiled);
  }
  return (method, pathname) => {
    const plain = exact.get(pathname);
    if (plain) return choose(plain, method, {});
    const parts = pathname.split("/");
    for (const pattern of patterns) {
      const parameters = match(pattern.segments, parts);
      if (parameters) return choose(pattern, method, parameters);
    }
    return null;
  };
}

function choose(compiled: Compiled, method: string, parameters: PathParameters): Found {
  // Where GET is answered HEAD is too; who writes the answer leaves its body out.
  const handler = compiled.methods.get(method === "HEAD" ? "GET" : method);
  return handler
    ? { kind: "found", handler, parameters }
    : { kind: "wrong_method", allow: [...compiled.methods.keys()] };
}

function match(segments: string[], parts: string[]): PathParameters | null {
  if (segments.length !== parts.length) return null;
  const parameters: PathParameters = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? "";
    if (segment.startsWith("{")) {
      // Client ids are digits, so that the former paths take nothing from any other.
      if (part === "" || (segment === "{client_id}" && !/^\d{1,15}$/.test(part))) return null;
      try {
        parameters[segment.slice(1, -1)] = decodeURIComponent(part);
      } catch {
        return null;
      }
    } else if (segment !== part) return null;
  }
  return parameters;
}
